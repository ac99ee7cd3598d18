package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.OneLine;
import keypoints.run.History.Position;
import keypoints.run.Search;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the history says, so that a link shows the same.
 *
 * @param source a part of what was chosen; empty for any
 * @param model empty for any
 * @param found a class; empty for any
 * @param from first day; null for any
 * @param to last day; null for any
 * @param each whether photos of batches are wanted one by one
 * @param before where the page begins: older than this; null for the newest
 * @param after where the page ends: newer than this; null unless it was come to backwards
 */
public record HistoryQuery(
    String source,
    String model,
    String found,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean each,
    @Nullable Position before,
    @Nullable Position after) {
  private static final String SOURCE = "source";
  private static final String MODEL = "model";
  private static final String FOUND = "class";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String EACH = "each";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final int LONGEST = 200;

  /** Microseconds, which is what databases keep, and an id. */
  private static final Pattern POSITION = Pattern.compile("(\\d{1,17})\\.([\\w-]{1,22})");

  /** What makes no sense as a day is as if it were not there. Fails with PAGE_UNKNOWN. */
  static HistoryQuery read(HttpServletRequest request) {
    return new HistoryQuery(
        text(request, SOURCE),
        text(request, MODEL),
        text(request, FOUND),
        day(request, FROM),
        day(request, TO),
        !text(request, EACH).isEmpty(),
        position(request, BEFORE),
        position(request, AFTER));
  }

  private static String text(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    return text == null ? "" : OneLine.of(text, LONGEST);
  }

  private static @Nullable LocalDate day(HttpServletRequest request, String name) {
    try {
      LocalDate day = LocalDate.parse(text(request, name));
      // others than these no database keeps
      return day.getYear() >= 1 && day.getYear() <= 9999 ? day : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Position position(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    if (text == null) {
      return null;
    }
    Matcher position = POSITION.matcher(text);
    if (!position.matches()) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    Instant time = Instant.EPOCH.plus(Long.parseLong(position.group(1)), ChronoUnit.MICROS);
    return new Position(time, position.group(2));
  }

  Search search(ZoneId zone) {
    return new Search(
        source,
        model,
        found,
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
        !each);
  }

  /** Whether the newest are wanted. */
  boolean first() {
    return before == null && after == null;
  }

  /** Whether not all runs are wanted. */
  public boolean narrow() {
    return !searched().isEmpty();
  }

  /** What shows the same runs from the newest on. */
  List<QueryField> fields() {
    List<QueryField> fields = new ArrayList<>(searched());
    if (each) {
      fields.add(new QueryField(EACH, "on"));
    }
    return fields;
  }

  private List<QueryField> searched() {
    List<QueryField> fields = new ArrayList<>();
    fields.add(new QueryField(SOURCE, source));
    fields.add(new QueryField(MODEL, model));
    fields.add(new QueryField(FOUND, found));
    fields.add(new QueryField(FROM, from == null ? "" : from.toString()));
    fields.add(new QueryField(TO, to == null ? "" : to.toString()));
    return fields.stream().filter(field -> !field.value().isEmpty()).toList();
  }

  /** The query of these runs, with its question mark; empty for all. */
  String query() {
    return fields().isEmpty() ? "" : QueryField.query(fields());
  }

  /** The query of the page of those that are older than this. */
  String before(Position position) {
    return at(BEFORE, position);
  }

  /** The query of the page of those that are newer than this. */
  String after(Position position) {
    return at(AFTER, position);
  }

  private String at(String name, Position position) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, position.created());
    List<QueryField> all = new ArrayList<>(fields());
    all.add(new QueryField(name, micros + "." + position.id()));
    return QueryField.query(all);
  }
}
