package keypoints.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted.
 *
 * @param source a part of what was chosen, in capitals or not; empty for any
 * @param model {@code project/version}; empty for any
 * @param found class of at least one object; empty for any answer
 * @param from when the oldest may have been made; null for any time
 * @param until before which the newest was made; null for any time
 */
public record Search(
    String source, String model, String found, @Nullable Instant from, @Nullable Instant until) {

  /** All runs. */
  public static final Search ALL = new Search("", "", "", null, null);

  /** Conditions with the values for their places, of {@code run} and perhaps {@code run_class}. */
  record Sql(
      String tables, String created, String id, List<String> conditions, List<Object> values) {
    /** The same with another condition. */
    Sql and(String condition, Object... more) {
      List<String> all = new ArrayList<>(conditions);
      all.add(condition);
      List<Object> with = new ArrayList<>(values);
      with.addAll(List.of(more));
      return new Sql(tables, created, id, all, with);
    }

    /** From the tables on, up to the order. */
    String text() {
      StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
      conditions.forEach(where::add);
      return " from " + tables + where;
    }
  }

  /**
   * Such that an index has the newest first: of the classes when one is wanted, else of the runs.
   */
  Sql sql() {
    Sql sql =
        found.isEmpty()
            ? new Sql("run", "run.created", "run.id", List.of(), List.of())
            : new Sql(
                    "run_class join run on run.id = run_class.run",
                    "run_class.created",
                    "run_class.run",
                    List.of(),
                    List.of())
                .and("run_class.class = ?", found);
    sql = model.isEmpty() ? sql : sql.and("run.model = ?", model);
    sql = from == null ? sql : sql.and(sql.created() + " >= ?", Times.of(from));
    sql = until == null ? sql : sql.and(sql.created() + " < ?", Times.of(until));
    return source.isEmpty() ? sql : sql.and("lower(run.source) like ?", pattern());
  }

  private String pattern() {
    return "%" + source.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
