package keypoints.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import keypoints.batch.Batch;
import keypoints.batch.BatchList;
import keypoints.run.History;
import keypoints.run.History.Position;
import keypoints.run.Listed;
import keypoints.run.Search;
import org.jspecify.annotations.Nullable;

/** Makes pages of the history, in one language. */
final class HistoryPages {
  private static final int PER_PAGE = 24;

  /** More than this is told as more: who counts them all waits for it. */
  private static final int MOST_COUNTED = 1000;

  private final History history;
  private final BatchList batches;
  private final Site site;
  private final ZoneId zone;
  private final Texts texts;

  HistoryPages(Site site, Texts texts) {
    this.history = site.runs().history();
    this.batches = site.batching().batches().list();
    this.site = site;
    this.zone = site.clock().getZone();
    this.texts = texts;
  }

  HistoryPage page(HistoryQuery asked) {
    Search search = asked.search(zone);
    Shown shown = shown(asked, search);
    List<Entry> entries = shown.entries();
    int single = (int) entries.stream().filter(entry -> entry.run() != null).count();
    boolean all = asked.first() && !shown.older();
    return new HistoryPage(
        asked,
        with(history.models(), asked.model()),
        with(history.classes(), asked.found()),
        days(entries),
        single,
        all ? count(single, entries.size() - single) : count(asked, search),
        asked.query(),
        shown.newer() ? asked.after(entries.get(0).position()) : null,
        shown.older() ? asked.before(entries.get(entries.size() - 1).position()) : null,
        texts.get("history.keep", site.keep().toHours()));
  }

  /** A run or a batch. */
  private record Entry(Position position, @Nullable Listed run, @Nullable Batch batch) {
    Entry(Listed run) {
      this(Position.of(run), run, null);
    }

    Entry(Batch batch) {
      this(new Position(batch.created(), batch.id()), null, batch);
    }

    Instant created() {
      return position.created();
    }
  }

  private record Shown(List<Entry> entries, boolean newer, boolean older) {}

  /** One more than is shown is asked for, to know whether there are more. */
  private Shown shown(HistoryQuery asked, Search search) {
    int most = PER_PAGE + 1;
    if (asked.after() != null) {
      List<Entry> entries =
          merged(
              history.newer(search, asked.after(), most),
              asked.each() ? List.of() : batches.newer(search, asked.after(), most));
      int left = Math.max(0, entries.size() - PER_PAGE);
      return new Shown(entries.subList(left, entries.size()), left > 0, !entries.isEmpty());
    }
    List<Entry> entries =
        merged(
            history.older(search, asked.before(), most),
            asked.each() ? List.of() : batches.older(search, asked.before(), most));
    boolean newer = asked.before() != null && !entries.isEmpty();
    int shown = Math.min(PER_PAGE, entries.size());
    return new Shown(entries.subList(0, shown), newer, entries.size() > shown);
  }

  /** Both in one order; each list keeps its own where times are the same. */
  private static List<Entry> merged(List<Listed> runs, List<Batch> some) {
    return Stream.concat(runs.stream().map(Entry::new), some.stream().map(Entry::new))
        .sorted(Comparator.comparing(Entry::created).reversed())
        .toList();
  }

  /** A choice that is no longer there stays chosen. */
  private static List<String> with(List<String> choices, @Nullable String chosen) {
    List<String> all = new ArrayList<>(choices);
    if (chosen != null && !chosen.isEmpty() && !all.contains(chosen)) {
      all.add(chosen);
    }
    return all;
  }

  private String count(HistoryQuery asked, Search search) {
    int some = asked.each() ? 0 : batches.count(search, MOST_COUNTED + 1);
    return count(history.count(search, MOST_COUNTED + 1), some);
  }

  private String count(int single, int some) {
    String runs = count(single, "history.count", "history.many");
    String batched = count(some, "history.batches.count", "history.batches.many");
    if (some == 0) {
      return runs;
    }
    return single == 0 ? batched : texts.get("history.both", runs, batched);
  }

  private String count(int count, String exact, String many) {
    return count > MOST_COUNTED ? texts.get(many, MOST_COUNTED) : texts.get(exact, count);
  }

  private List<HistoryPage.Day> days(List<Entry> entries) {
    Map<LocalDate, List<Entry>> days = new LinkedHashMap<>();
    for (Entry entry : entries) {
      days.computeIfAbsent(LocalDate.ofInstant(entry.created(), zone), day -> new ArrayList<>())
          .add(entry);
    }
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(texts.get("history.day"), texts.locale());
    return days.entrySet().stream()
        .map(day -> day(format.format(day.getKey()), day.getKey().toString(), day.getValue()))
        .toList();
  }

  private HistoryPage.Day day(String name, String iso, List<Entry> entries) {
    return new HistoryPage.Day(
        name,
        iso,
        BatchLine.all(site, present(entries, Entry::batch), texts),
        present(entries, Entry::run).stream().map(run -> RunItem.of(run, texts, zone)).toList());
  }

  private static <T> List<T> present(List<Entry> entries, Function<Entry, @Nullable T> part) {
    return entries.stream().map(part).filter(Objects::nonNull).toList();
  }
}
