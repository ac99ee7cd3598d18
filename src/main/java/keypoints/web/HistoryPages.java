package keypoints.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import keypoints.run.History;
import keypoints.run.History.Position;
import keypoints.run.Listed;
import keypoints.run.Search;
import org.jspecify.annotations.Nullable;

/** Makes pages of the history, in one language. */
final class HistoryPages {
  private static final int PER_PAGE = 24;
  private static final int BATCHES = 4;

  /** More than this is told as more: who counts them all waits for it. */
  private static final int MOST_COUNTED = 1000;

  private final History history;
  private final Site site;
  private final ZoneId zone;
  private final Texts texts;

  HistoryPages(Site site, Texts texts) {
    this.history = site.runs().history();
    this.site = site;
    this.zone = site.clock().getZone();
    this.texts = texts;
  }

  HistoryPage page(HistoryQuery asked) {
    Search search = asked.search(zone);
    Shown shown = shown(asked, search);
    List<Listed> runs = shown.runs();
    return new HistoryPage(
        asked,
        with(history.models(), asked.model()),
        with(history.classes(), asked.found()),
        batches(asked, search),
        days(runs),
        runs.size() > 1,
        asked.first() && !shown.older() ? count(runs.size()) : count(search),
        asked.query(),
        shown.newer() ? asked.after(Position.of(runs.get(0))) : null,
        shown.older() ? asked.before(Position.of(runs.get(runs.size() - 1))) : null,
        texts.get("history.keep", site.keep().toHours()));
  }

  private List<BatchLine> batches(HistoryQuery asked, Search search) {
    boolean first = asked.before() == null && asked.after() == null;
    return first ? BatchLine.newest(site, search, BATCHES, texts) : List.of();
  }

  private record Shown(List<Listed> runs, boolean newer, boolean older) {}

  /** One more than is shown is asked for, to know whether there are more. */
  private Shown shown(HistoryQuery asked, Search search) {
    if (asked.after() != null) {
      List<Listed> runs = history.newer(search, asked.after(), PER_PAGE + 1);
      boolean more = runs.size() > PER_PAGE;
      return new Shown(more ? runs.subList(1, runs.size()) : runs, more, !runs.isEmpty());
    }
    List<Listed> runs = history.older(search, asked.before(), PER_PAGE + 1);
    boolean more = runs.size() > PER_PAGE;
    boolean newer = asked.before() != null && !runs.isEmpty();
    return new Shown(more ? runs.subList(0, PER_PAGE) : runs, newer, more);
  }

  /** A choice that is no longer there stays chosen. */
  private static List<String> with(List<String> choices, @Nullable String chosen) {
    List<String> all = new ArrayList<>(choices);
    if (chosen != null && !chosen.isEmpty() && !all.contains(chosen)) {
      all.add(chosen);
    }
    return all;
  }

  private String count(Search search) {
    return count(history.count(search, MOST_COUNTED + 1));
  }

  private String count(int count) {
    return count > MOST_COUNTED
        ? texts.get("history.many", MOST_COUNTED)
        : texts.get("history.count", count);
  }

  private List<HistoryPage.Day> days(List<Listed> runs) {
    Map<LocalDate, List<RunItem>> days = new LinkedHashMap<>();
    for (Listed run : runs) {
      days.computeIfAbsent(LocalDate.ofInstant(run.created(), zone), day -> new ArrayList<>())
          .add(RunItem.of(run, texts, zone));
    }
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(texts.get("history.day"), texts.locale());
    return days.entrySet().stream()
        .map(
            day ->
                new HistoryPage.Day(
                    format.format(day.getKey()), day.getKey().toString(), day.getValue()))
        .toList();
  }
}
