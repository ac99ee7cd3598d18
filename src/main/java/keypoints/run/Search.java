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
 * @param alone whether only runs of no batch are wanted
 */
public record Search(
    String source,
    String model,
    String found,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean alone) {

  /** All runs. */
  public static final Search ALL = new Search("", "", "", null, null, false);

  /** All runs of no batch. */
  public static final Search ALONE = new Search("", "", "", null, null, true);

  /**
   * Conditions with the values for their places, all of one table and one of its indexes.
   *
   * @param table with the columns {@code created}, {@code source} and {@code model}
   * @param order columns that an index begins with in this order, the last two the time and the id
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

    /** The same of one value of a column, which stands before the others in the index. */
    Sql first(String column, String value) {
      List<String> all = new ArrayList<>(List.of(column));
      all.addAll(order);
      return new Sql(table, all, conditions, values).and(column + " = ?", value);
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
    Sql all = new Sql("run", List.of("created", "id"), List.of(), List.of());
    Sql sql = alone ? all.first("batch", "") : all;
    return model.isEmpty() ? sql : sql.first("model", model);
  }

  private Sql ofClass() {
    Sql all = new Sql("run_class", List.of("created", "run"), List.of(), List.of());
    Sql sql = (alone ? all.first("batch", "") : all).first("class", found);
    return model.isEmpty() ? sql : sql.and("model = ?", model);
  }

  /** What a source in small letters is like that has the part. */
  public String sourceLike() {
    return "%" + source.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
