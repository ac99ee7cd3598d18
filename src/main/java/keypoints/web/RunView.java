package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import keypoints.inference.DetectOptions;

/**
 * All that the address of a run says about how it is shown, so that a link shows the same.
 *
 * @param filter what is shown of the answer
 * @param drawn whether the drawn picture is shown instead of the overlay
 * @param layers what is shown of the overlay
 * @param look how near the photo is looked at
 * @param objects how the table of objects is sorted
 * @param points how the points of each object are sorted
 * @param told about the photo, to measure in it
 */
record RunView(
    RunFilter filter,
    boolean drawn,
    Layers layers,
    Look look,
    Order objects,
    Order points,
    MeasureQuery told) {
  private static final String VIEW = "view";
  private static final String DRAWN = "drawn";
  private static final String SORT = "sort";
  private static final String SORT_POINTS = "sort_points";

  static RunView read(HttpServletRequest request, DetectOptions asked) {
    return new RunView(
        RunFilter.read(request, asked),
        DRAWN.equals(request.getParameter(VIEW)),
        Layers.read(request),
        Look.read(request),
        Order.read(request, SORT),
        Order.read(request, SORT_POINTS),
        MeasureQuery.read(request));
  }

  RunView withDrawn(boolean other) {
    return new RunView(filter, other, layers, look, objects, points, told);
  }

  /** The same in another order of that table. */
  RunView with(Order order) {
    boolean ofObjects = order.field().equals(SORT);
    return new RunView(
        filter, drawn, layers, look, ofObjects ? order : objects, ofObjects ? points : order, told);
  }

  RunView with(Look other) {
    return new RunView(filter, drawn, layers, other, objects, points, told);
  }

  /** The query that shows the same, with its question mark. */
  String query() {
    return QueryField.query(fields());
  }

  /** What a form keeps that asks for these fields itself. */
  List<QueryField> without(Set<String> names) {
    return fields().stream().filter(field -> !names.contains(field.name())).toList();
  }

  List<QueryField> fields() {
    List<QueryField> fields = new ArrayList<>(filter.query());
    fields.addAll(layers.query());
    if (drawn) {
      fields.add(new QueryField(VIEW, DRAWN));
    }
    fields.addAll(look.query());
    fields.addAll(objects.query());
    fields.addAll(points.query());
    fields.addAll(told.query());
    return fields;
  }
}
