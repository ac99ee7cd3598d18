package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a table is sorted by: {@code sort=x} in the query, {@code sort=-x} from the largest down.
 *
 * @param field of the query
 * @param column empty when nobody has chosen
 * @param down whether the largest comes first
 */
record Order(String field, String column, boolean down) {
  private static final String DOWN = "-";

  static Order read(HttpServletRequest request, String field) {
    String text = request.getParameter(field);
    String column = text == null ? "" : text;
    return column.startsWith(DOWN)
        ? new Order(field, column.substring(DOWN.length()), true)
        : new Order(field, column, false);
  }

  /** The rows in this order; as they are when it is by no column of theirs. */
  <T> List<T> sort(List<T> rows, Map<String, Comparator<T>> columns) {
    Comparator<T> order = columns.get(column);
    return order == null
        ? rows
        : rows.stream().sorted(down ? Collections.reverseOrder(order) : order).toList();
  }

  /** The order that a click on this column's head makes: the other way round on the same one. */
  Order by(String other, boolean largestFirst) {
    return new Order(field, other, column.equals(other) ? !down : largestFirst);
  }

  /** How assistive software calls it; null when the table is sorted by another column. */
  @Nullable String direction(String other) {
    return column.equals(other) ? down ? "descending" : "ascending" : null;
  }

  /** The part of the query that says the same; empty when nobody has chosen. */
  List<QueryField> query() {
    return column.isEmpty()
        ? List.of()
        : List.of(new QueryField(field, down ? DOWN + column : column));
  }
}
