package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.run.Change;
import org.jspecify.annotations.Nullable;

/**
 * What was typed or dragged for the keypoints of one object. A field that is not there, or as the
 * form showed it, changes nothing.
 *
 * @param object that the keypoints are of
 * @param number of the object in the answer, from 0
 */
record TypedPoints(HttpServletRequest request, FoundObject object, int number, ImageSize size) {
  private static final String X = "x";
  private static final String Y = "y";

  /** Slots of the points that are said not to be seen. */
  private static final String OUT = "out";

  private static final int MAX_LENGTH = 40;

  /** As the form shows a place: to a tenth of a pixel. */
  static double rounded(double place) {
    return BigDecimal.valueOf(place).setScale(1, RoundingMode.HALF_UP).doubleValue();
  }

  /** Whether this is what somebody sent, not the form before that. */
  boolean sent() {
    return request.getMethod().equals("POST");
  }

  /** What was sent for x of this slot; empty when nothing was. */
  Optional<String> x(int slot) {
    return typed(X + slot);
  }

  /** The same for y. */
  Optional<String> y(int slot) {
    return typed(Y + slot);
  }

  private Optional<String> typed(String name) {
    return Optional.ofNullable(sent() ? request.getParameter(name) : null)
        .map(String::strip)
        .map(text -> text.substring(0, Math.min(text.length(), MAX_LENGTH)));
  }

  boolean saysOut(int slot) {
    String[] out = request.getParameterValues(OUT);
    return out != null && Arrays.asList(out).contains(Integer.toString(slot));
  }

  /** What is to be done; what is wrong with the fields goes to the problems. */
  List<Change> changes(Problems problems) {
    List<Change> changes = new ArrayList<>();
    for (FoundPoint point : object.points()) {
      change(point, problems).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<Change> change(FoundPoint point, Problems problems) {
    int slot = point.slot();
    Keypoint known = point.keypoint();
    if (saysOut(slot)) {
      return known == null ? Optional.empty() : Optional.of(Change.out(number, slot));
    }
    String x = x(slot).orElse(null);
    String y = y(slot).orElse(null);
    if (x == null || y == null || (same(x, y, known) && !(point.corrected() && known == null))) {
      return Optional.empty();
    }
    return (x + y).isEmpty() && known == null
        ? Optional.of(Change.back(number, slot))
        : place(point, x, y, problems);
  }

  private static boolean same(String x, String y, @Nullable Keypoint known) {
    return known == null
        ? (x + y).isEmpty()
        : Numbers.parse(x) == rounded(known.x()) && Numbers.parse(y) == rounded(known.y());
  }

  private Optional<Change> place(FoundPoint point, String x, String y, Problems problems) {
    double left = number(X + point.slot(), x, size.width(), problems);
    double top = number(Y + point.slot(), y, size.height(), problems);
    return Double.isNaN(left) || Double.isNaN(top)
        ? Optional.empty()
        : Optional.of(Change.set(number, point.slot(), point.name(), left, top));
  }

  /** Within the photo, or beside it by as much as it measures. */
  private static double number(String field, String text, int length, Problems problems) {
    double place = Numbers.parse(text);
    if (place >= -length && place <= 2.0 * length) {
      return place;
    }
    problems.add(field, new Failure(Reason.NUMBER_OUT_OF_RANGE, null, -length, 2 * length));
    return Double.NaN;
  }
}
