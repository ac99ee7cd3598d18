package keypoints.web;

import java.util.List;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * What is drawn over the photo of a comparison, in per cent of it.
 *
 * @param shapes one for each object
 */
public record Sketch(List<Shape> shapes) {
  private static final double LABEL_ROOM = 0.08;

  /** One object: letter and class as in the tables, its box, skeleton and points. */
  public record Shape(
      String letter,
      String label,
      String color,
      Box box,
      boolean labelInside,
      List<Line> edges,
      List<Overlay.Dot> dots) {}

  /** A box's left top corner and size. */
  public record Box(String x, String y, String width, String height) {}

  /** From one place to another. */
  public record Line(String x1, String y1, String x2, String y2) {
    static Line of(Keypoint from, Keypoint to, ImageSize size) {
      return new Line(
          Overlay.percent(from.x(), size.width()),
          Overlay.percent(from.y(), size.height()),
          Overlay.percent(to.x(), size.width()),
          Overlay.percent(to.y(), size.height()));
    }
  }

  static Sketch of(List<FoundObject> objects, ImageSize size) {
    return new Sketch(objects.stream().map(object -> shape(object, size)).toList());
  }

  private static Shape shape(FoundObject object, ImageSize size) {
    Prediction box = object.prediction();
    return new Shape(
        object.letter(),
        box.name(),
        object.kind().color(),
        new Box(
            Overlay.percent(box.left(), size.width()),
            Overlay.percent(box.top(), size.height()),
            Overlay.percent(box.width(), size.width()),
            Overlay.percent(box.height(), size.height())),
        box.top() < LABEL_ROOM * size.height(),
        object.kind().edges().stream().flatMap(edge -> line(box, edge, size)).toList(),
        object.points().stream().flatMap(point -> dot(box, point, size)).toList());
  }

  private static Stream<Line> line(Prediction object, ObjectClass.Edge edge, ImageSize size) {
    return object.keypoint(edge.from()).stream()
        .flatMap(from -> object.keypoint(edge.to()).stream().map(to -> Line.of(from, to, size)));
  }

  private static Stream<Overlay.Dot> dot(Prediction object, FoundPoint point, ImageSize size) {
    return Stream.ofNullable(point.keypoint())
        .map(
            place ->
                new Overlay.Dot(
                    point.number(),
                    point.name(),
                    Overlay.percent(inside(place.x(), size.width()), size.width()),
                    Overlay.percent(inside(place.y(), size.height()), size.height()),
                    Overlay.state(point),
                    point.slot() % Overlay.TONES,
                    place.x() < object.x(),
                    place.y() > object.y()));
  }

  /** A point outside the photo is shown at the photo's edge. */
  private static double inside(double place, int length) {
    return Math.max(0, Math.min(place, length));
  }
}
