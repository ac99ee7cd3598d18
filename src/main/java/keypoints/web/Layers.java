package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown over the photo, of what could be.
 *
 * @param shown words of {@link #ALL}; null when nobody has chosen
 */
record Layers(@Nullable List<String> shown) {
  static final String BOXES = "boxes";
  static final String SKELETON = "skeleton";
  static final String POINTS = "points";
  static final String NAMES = "names";
  static final String UNCERTAINTY = "uncertainty";

  /** In the order of drawing. */
  static final List<String> ALL = List.of(BOXES, SKELETON, UNCERTAINTY, POINTS, NAMES);

  /** Tells "none of them" from "not chosen", which boxes without a tick leave alike. */
  static final String PHOTO = "photo";

  static final String FIELD = "layers";

  static Layers read(HttpServletRequest request) {
    String[] values = request.getParameterValues(FIELD);
    return new Layers(
        values == null ? null : ALL.stream().filter(Arrays.asList(values)::contains).toList());
  }

  /**
   * Whether this layer is shown.
   *
   * @param crowded whether so much was found that names are shown only when asked for
   */
  boolean shows(String layer, boolean crowded) {
    return shown == null ? !(crowded && layer.equals(NAMES)) : shown.contains(layer);
  }

  /** The part of the query that shows the same; empty when nobody has chosen. */
  List<QueryField> query() {
    if (shown == null) {
      return List.of();
    }
    return Stream.concat(Stream.of(PHOTO), shown.stream())
        .map(layer -> new QueryField(FIELD, layer))
        .toList();
  }
}
