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

  /**
   * Conditions with the values for their places, all of one table and one of its indexes.
   *
   * @param table with the columns {@code created}, {@code source} and {@code model}
   * @param order columns that an index has in this order, the last two the time and the id
   */
  record Sql(String table, List<String> order, List<String> conditions, List<Object> values) {
    /** The same with another condition. */
    Sql and(String condition, Object... more) {
      List<String> all = new ArrayList<>(conditions);
      all.add(condition);
      List<Object> with = new ArrayList<>(values);
      with.addAll(List.of(more));
      return new Sql(table, order, all, with);
    }

    String id() {
      return order.get(order.size() - 1);
    }

    /** From the tables on, up to the order. */
    String text() {
      StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
      conditions.forEach(where::add);
      return " from " + table + where;
    }

    /** What has one value only stands there too, for else H2 does not see that an index has it. */
    String order(String direction) {
      return " order by " + String.join(" " + direction + ", ", order) + " " + direction;
    }
  }

  Sql sql() {
    Sql sql = found.isEmpty() ? ofModel() : ofClass();
    sql = from == null ? sql : sql.and("created >= ?", Times.of(from));
    sql = until == null ? sql : sql.and("created < ?", Times.of(until));
    return source.isEmpty() ? sql : sql.and("lower(source) like ?", sourceLike());
  }

  private Sql ofModel() {
    List<String> order = List.of("model", "created", "id");
    return model.isEmpty()
        ? new Sql("run", order.subList(1, order.size()), List.of(), List.of())
        : new Sql("run", order, List.of("model = ?"), List.of(model));
  }

  private Sql ofClass() {
    Sql sql =
        new Sql(
            "run_class", List.of("class", "created", "run"), List.of("class = ?"), List.of(found));
    return model.isEmpty() ? sql : sql.and("model = ?", model);
  }

  /** What a source in small letters is like that has the part. */
  public String sourceLike() {
    return "%" + source.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
