package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the query tells about the photo so that more can be measured in it, as it was typed.
 *
 * @param scales of gauges
 * @param from one end of a known length
 * @param to its other end
 * @param length between both, mm
 */
record MeasureQuery(List<Scale> scales, End from, End to, String length) {
  private static final int MAX_LENGTH = 40;
  private static final String SCALE_OF = "scale_of";
  private static final String SCALE_START = "scale_start";
  private static final String SCALE_END = "scale_end";
  private static final String UNIT = "unit";
  private static final String LENGTH_FROM = "length_from";
  private static final String LENGTH_TO = "length_to";
  private static final String LENGTH_MM = "length_mm";
  private static final String X = "_x";
  private static final String Y = "_y";

  /** The fields that it is typed into. */
  static final Set<String> FIELDS =
      Set.of(
          SCALE_OF,
          SCALE_START,
          SCALE_END,
          UNIT,
          LENGTH_FROM,
          LENGTH_FROM + X,
          LENGTH_FROM + Y,
          LENGTH_TO,
          LENGTH_TO + X,
          LENGTH_TO + Y,
          LENGTH_MM);

  /**
   * What stands at the ends of a scale.
   *
   * @param of number of the object in the answer; empty for all gauges
   */
  record Scale(String of, String start, String end, String unit) {
    boolean empty() {
      return start.isEmpty() && end.isEmpty();
    }
  }

  /**
   * An end of a known length.
   *
   * @param point number of an object in the answer and of its slot, as in {@code 0.2}
   * @param x of a place in the photo, px, which goes before the point
   * @param y likewise
   */
  record End(String point, String x, String y) {
    boolean empty() {
      return (point + x + y).isEmpty();
    }

    boolean isPlace() {
      return !(x + y).isEmpty();
    }

    private List<QueryField> query(String name) {
      return isPlace()
          ? List.of(new QueryField(name + X, x), new QueryField(name + Y, y))
          : List.of(new QueryField(name, point));
    }
  }

  static MeasureQuery read(HttpServletRequest request) {
    return new MeasureQuery(
        scales(request),
        end(request, LENGTH_FROM),
        end(request, LENGTH_TO),
        first(values(request, LENGTH_MM)));
  }

  private static End end(HttpServletRequest request, String name) {
    return new End(
        first(values(request, name)),
        first(values(request, name + X)),
        first(values(request, name + Y)));
  }

  /** One scale, or one for each gauge that is named; those that do not line up are ignored. */
  private static List<Scale> scales(HttpServletRequest request) {
    List<String> of = values(request, SCALE_OF);
    List<String> starts = values(request, SCALE_START);
    List<String> ends = values(request, SCALE_END);
    List<String> units = values(request, UNIT);
    if (of.isEmpty()) {
      return List.of(new Scale("", first(starts), first(ends), first(units)));
    }
    List<Scale> scales = new ArrayList<>();
    boolean even = of.size() == starts.size() && of.size() == ends.size();
    for (int i = 0; even && i < of.size(); i++) {
      String unit = i < units.size() ? units.get(i) : "";
      scales.add(new Scale(of.get(i), starts.get(i), ends.get(i), unit));
    }
    return scales;
  }

  private static List<String> values(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : Arrays.stream(values).map(MeasureQuery::cut).toList();
  }

  private static String cut(String text) {
    String stripped = text.strip();
    return stripped.substring(0, Math.min(stripped.length(), MAX_LENGTH));
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The scale of a gauge; empty when nothing was typed for it. */
  Optional<Scale> scale(int object) {
    return scales.stream()
        .filter(scale -> scale.of().isEmpty() || scale.of().equals(Integer.toString(object)))
        .filter(scale -> !scale.empty())
        .findFirst();
  }

  /** Whether a known length was begun to be told. */
  boolean hasLength() {
    return !(from.empty() && to.empty() && length.isEmpty());
  }

  /** The same again, for addresses and for other forms. */
  List<QueryField> query() {
    List<QueryField> query = new ArrayList<>();
    for (Scale scale : scales) {
      if (!scale.empty()) {
        if (!scale.of().isEmpty()) {
          query.add(new QueryField(SCALE_OF, scale.of()));
        }
        query.add(new QueryField(SCALE_START, scale.start()));
        query.add(new QueryField(SCALE_END, scale.end()));
        query.add(new QueryField(UNIT, scale.unit()));
      }
    }
    if (hasLength()) {
      query.addAll(from.query(LENGTH_FROM));
      query.addAll(to.query(LENGTH_TO));
      query.add(new QueryField(LENGTH_MM, length));
    }
    return query;
  }
}
