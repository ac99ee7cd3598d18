package keypoints.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import keypoints.db.Database;
import keypoints.run.History.Position;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table by time and id, a page at a time: conditions with the values for their places,
 * all of that table and one of its indexes.
 *
 * @param table with the column {@code created}
 * @param order columns that an index begins with in this order, the last two the time and the id
 */
public record Keyset(
    String table, List<String> order, List<String> conditions, List<Object> values) {
  /** All rows of a table. */
  public static Keyset of(String table, String id) {
    return new Keyset(table, List.of("created", id), List.of(), List.of());
  }

  /** The same with another condition. */
  public Keyset and(String condition, Object... more) {
    List<String> all = new ArrayList<>(conditions);
    all.add(condition);
    List<Object> with = new ArrayList<>(values);
    with.addAll(List.of(more));
    return new Keyset(table, order, all, with);
  }

  /** The same of one value of a column, which stands before the others in the index. */
  Keyset first(String column, String value) {
    List<String> all = new ArrayList<>(List.of(column));
    all.addAll(order);
    return new Keyset(table, all, conditions, values).and(column + " = ?", value);
  }

  /**
   * The newest rows, newest first.
   *
   * @param columns to be read
   * @param start older than this; null for the newest of all
   */
  public <T> List<T> older(
      Database database,
      String columns,
      Database.RowMapper<T> mapper,
      @Nullable Position start,
      int limit) {
    Keyset wanted = start == null ? this : beyond(start, "<");
    return wanted.list(database, columns, mapper, "desc", limit);
  }

  /** The rows that come before this position, the newest of them first. */
  public <T> List<T> newer(
      Database database, String columns, Database.RowMapper<T> mapper, Position start, int limit) {
    List<T> rows =
        new ArrayList<>(beyond(start, ">").list(database, columns, mapper, "asc", limit));
    Collections.reverse(rows);
    return rows;
  }

  /** How many rows there are; no more than so many are counted. */
  public int count(Database database, int most) {
    return database
        .query(
            "select count(*) from (select " + id() + from() + " limit ?) counted",
            row -> row.getInt(1),
            valuesAnd(most))
        .get(0);
  }

  /** Two conditions where one would do: the first is what H2 finds its place in the index by. */
  private Keyset beyond(Position start, String than) {
    var time = Times.of(start.created());
    return and("created " + than + "= ?", time)
        .and("(created %s ? or %s %1$s ?)".formatted(than, id()), time, start.id());
  }

  /** What has one value only is sorted by, too, for else H2 does not see that an index has it. */
  private <T> List<T> list(
      Database database,
      String columns,
      Database.RowMapper<T> mapper,
      String direction,
      int limit) {
    String sorted = String.join(" " + direction + ", ", order) + " " + direction;
    String sql = "select " + columns + from() + " order by " + sorted + " limit ?";
    return database.query(sql, mapper, valuesAnd(limit));
  }

  private String from() {
    StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
    conditions.forEach(where::add);
    return " from " + table + where;
  }

  String id() {
    return order.get(order.size() - 1);
  }

  private Object[] valuesAnd(int limit) {
    List<Object> all = new ArrayList<>(values);
    all.add(limit);
    return all.toArray();
  }
}
