package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * What is drawn over the photo. Places are per cent of the photo, not its pixels: lines, dots and
 * type then keep their size on the screen, from a telephone's to a 50-megapixel photo.
 *
 * @param shapes one for each object
 */
public record Overlay(List<Shape> shapes) {
  private static final int TONES = 10;
  private static final double LABEL_ROOM = 0.08;
  private static final double RIGHT_PART = 0.75;

  /**
   * One object.
   *
   * @param letter as in the table
   * @param label its class
   * @param tone number of its colour
   * @param labelInside whether there is no room for the label above the box
   */
  public record Shape(
      String letter,
      String label,
      int tone,
      Box box,
      boolean labelInside,
      List<Line> edges,
      List<Dot> dots) {}

  /** A box's left top corner and size. */
  public record Box(String x, String y, String width, String height) {}

  /** An edge of the skeleton. */
  public record Line(String x1, String y1, String x2, String y2) {}

  /**
   * A keypoint.
   *
   * @param number as in the table
   * @param state {@code found}, {@code low} or {@code outside}
   * @param tone number of its colour
   * @param labelLeft whether there is no room for its name on the right
   */
  public record Dot(
      String number, String name, String x, String y, String state, int tone, boolean labelLeft) {}

  static Overlay of(List<FoundObject> objects, List<String> classes, ImageSize size) {
    return new Overlay(objects.stream().map(object -> shape(object, classes, size)).toList());
  }

  private static Shape shape(FoundObject object, List<String> classes, ImageSize size) {
    Prediction prediction = object.prediction();
    Box box =
        new Box(
            percent(prediction.left(), size.width()),
            percent(prediction.top(), size.height()),
            percent(prediction.width(), size.width()),
            percent(prediction.height(), size.height()));
    return new Shape(
        object.letter(),
        prediction.name(),
        Math.floorMod(classes.indexOf(prediction.name()), TONES),
        box,
        prediction.top() < LABEL_ROOM * size.height(),
        edges(object, size),
        dots(object, size));
  }

  private static List<Line> edges(FoundObject object, ImageSize size) {
    Map<Integer, Keypoint> points =
        object.prediction().keypoints().stream()
            .collect(Collectors.toMap(Keypoint::classId, point -> point, (first, next) -> first));
    List<Line> lines = new ArrayList<>();
    for (ObjectClass.Edge edge : object.edges()) {
      Keypoint from = points.get(edge.from());
      Keypoint to = points.get(edge.to());
      if (from != null && to != null) {
        lines.add(line(from, to, size));
      }
    }
    return lines;
  }

  private static Line line(Keypoint from, Keypoint to, ImageSize size) {
    return new Line(
        percent(from.x(), size.width()),
        percent(from.y(), size.height()),
        percent(to.x(), size.width()),
        percent(to.y(), size.height()));
  }

  private static List<Dot> dots(FoundObject object, ImageSize size) {
    List<Dot> dots = new ArrayList<>();
    for (FoundPoint point : object.points()) {
      Keypoint keypoint = point.keypoint();
      if (keypoint != null) {
        dots.add(dot(point, keypoint, size));
      }
    }
    return dots;
  }

  /** A point outside the photo is shown at the photo's edge. */
  private static Dot dot(FoundPoint point, Keypoint keypoint, ImageSize size) {
    return new Dot(
        point.number(),
        point.name(),
        percent(Math.max(0, Math.min(keypoint.x(), size.width())), size.width()),
        percent(Math.max(0, Math.min(keypoint.y(), size.height())), size.height()),
        point.state().name().toLowerCase(Locale.ROOT),
        point.slot() % TONES,
        keypoint.x() > RIGHT_PART * size.width());
  }

  private static String percent(double value, int whole) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * value / whole);
  }
}
