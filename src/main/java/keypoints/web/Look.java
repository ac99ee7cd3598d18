package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import keypoints.inference.ImageSize;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * How near the photo is looked at, from the query.
 *
 * @param object number of an object in the answer, from 0; -1 when none is chosen
 * @param zoom how many times larger than the whole photo; NaN when that was not said
 * @param x what is in the middle, px of the photo; NaN when that was not said
 * @param y px of the photo
 */
record Look(int object, double zoom, double x, double y) {
  static final String OBJECT = "object";
  static final String ZOOM = "zoom";
  static final String AT = "at";

  /** The whole photo. */
  static final Look NOTHING = at(-1);

  private static final int MOST_OBJECTS = 1_000_000;

  /** What makes no sense in the query is as if it were not there. */
  static Look read(HttpServletRequest request) {
    double object = number(request.getParameter(OBJECT));
    String at = request.getParameter(AT);
    String[] place = at == null ? new String[0] : at.split(",", 2);
    boolean known = object >= 0 && object < MOST_OBJECTS;
    return new Look(
        known ? (int) object : -1,
        number(request.getParameter(ZOOM)),
        place.length == 2 ? number(place[0]) : Double.NaN,
        place.length == 2 ? number(place[1]) : Double.NaN);
  }

  private static double number(@Nullable String text) {
    return text == null ? Double.NaN : Numbers.parse(text);
  }

  /** An object from near. */
  static Look at(int object) {
    return new Look(object, Double.NaN, Double.NaN, Double.NaN);
  }

  /** The same object with this part of the photo. */
  Look with(Window window, ImageSize size) {
    return new Look(object, window.zoom(size), window.x(), window.y());
  }

  /**
   * The part of the photo that is shown.
   *
   * @param chosen the object's box; null when it is not shown
   */
  Window window(ImageSize size, @Nullable Prediction chosen) {
    if (zoom >= 1) {
      double middleX = Double.isNaN(x) ? size.width() / 2.0 : x;
      double middleY = Double.isNaN(y) ? size.height() / 2.0 : y;
      return Window.of(size, zoom, middleX, middleY);
    }
    return chosen == null ? Window.whole(size) : Window.around(chosen, size);
  }

  /** The part of the query that says the same. */
  List<QueryField> query() {
    List<QueryField> query = new ArrayList<>();
    if (object >= 0) {
      query.add(new QueryField(OBJECT, Integer.toString(object)));
    }
    if (zoom >= 1) {
      query.add(new QueryField(ZOOM, plain(zoom)));
    }
    if (zoom >= 1 && !Double.isNaN(x) && !Double.isNaN(y)) {
      query.add(new QueryField(AT, plain(x) + "," + plain(y)));
    }
    return query;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
