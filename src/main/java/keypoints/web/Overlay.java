package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * What is drawn over the photo. Places are per cent of the photo, not its pixels: lines, dots and
 * type then keep their size on the screen, from a telephone's to a 50-megapixel photo.
 *
 * @param shapes one for each object
 * @param layers that there is something to show of
 * @param style names of the classes that hide the others
 */
public record Overlay(List<Shape> shapes, List<Choice> layers, String style) {
  private static final int DENSE = 24;

  /** How many colours there are for points, in the order of the drawn picture. */
  static final int TONES = 7;

  private static final double LABEL_ROOM = 0.08;

  /** A layer that can be shown. */
  public record Choice(String layer, boolean shown) {}

  /**
   * One object.
   *
   * @param letter as in the table
   * @param label its class
   * @param color {@code #RRGGBB}
   * @param labelInside whether there is no room for the label above the box
   */
  public record Shape(
      String letter,
      String label,
      String color,
      Box box,
      boolean labelInside,
      List<Line> edges,
      List<Dot> dots) {
    private boolean has(String layer) {
      return switch (layer) {
        case Layers.BOXES -> true;
        case Layers.SKELETON -> !edges.isEmpty();
        default -> !dots.isEmpty();
      };
    }
  }

  /** A box's left top corner and size. */
  public record Box(String x, String y, String width, String height) {}

  /** An edge of the skeleton. */
  public record Line(String x1, String y1, String x2, String y2) {}

  /**
   * A keypoint.
   *
   * @param number as in the table
   * @param state {@code found}, {@code low}, {@code outside} or {@code corrected}
   * @param tone number of its colour
   * @param labelLeft whether its name stands on the left, away from the object's middle
   * @param labelBelow whether its name stands below
   */
  public record Dot(
      String number,
      String name,
      String x,
      String y,
      String state,
      int tone,
      boolean labelLeft,
      boolean labelBelow) {}

  static Overlay of(List<FoundObject> objects, ImageSize size, Layers layers) {
    LabelPlaces places = new LabelPlaces(size);
    boolean dense = objects.stream().mapToInt(FoundObject::found).sum() > DENSE;
    List<Shape> shapes = objects.stream().map(object -> shape(object, size, places)).toList();
    List<Choice> choices =
        Layers.ALL.stream()
            .filter(layer -> shapes.stream().anyMatch(shape -> shape.has(layer)))
            .map(layer -> new Choice(layer, layers.shows(layer, dense)))
            .toList();
    return new Overlay(shapes, choices, style(choices, dense));
  }

  private static String style(List<Choice> choices, boolean dense) {
    return Stream.concat(
            Stream.of(dense ? "overlay dense" : "overlay"),
            choices.stream().filter(choice -> !choice.shown()).map(choice -> "no-" + choice.layer))
        .collect(Collectors.joining(" "));
  }

  private static Shape shape(FoundObject object, ImageSize size, LabelPlaces places) {
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
        object.kind().color(),
        box,
        prediction.top() < LABEL_ROOM * size.height(),
        edges(object, size),
        dots(object, size, places));
  }

  private static List<Line> edges(FoundObject object, ImageSize size) {
    Prediction prediction = object.prediction();
    List<Line> lines = new ArrayList<>();
    for (ObjectClass.Edge edge : object.kind().edges()) {
      Optional<Keypoint> to = prediction.keypoint(edge.to());
      prediction
          .keypoint(edge.from())
          .flatMap(from -> to.map(end -> line(from, end, size)))
          .ifPresent(lines::add);
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

  private static List<Dot> dots(FoundObject object, ImageSize size, LabelPlaces places) {
    List<Dot> dots = new ArrayList<>();
    for (FoundPoint point : object.points()) {
      Keypoint keypoint = point.keypoint();
      if (keypoint != null) {
        Keypoint shown = atEdge(keypoint, size);
        dots.add(dot(point, shown, side(point, shown, object.prediction(), places), size));
      }
    }
    return dots;
  }

  /** A point outside the photo is shown at the photo's edge. */
  private static Keypoint atEdge(Keypoint point, ImageSize size) {
    return new Keypoint(
        Math.max(0, Math.min(point.x(), size.width())),
        Math.max(0, Math.min(point.y(), size.height())),
        point.confidence(),
        point.classId(),
        point.name());
  }

  private static LabelPlaces.Side side(
      FoundPoint point, Keypoint shown, Prediction object, LabelPlaces places) {
    boolean left = shown.x() < object.x();
    boolean below = shown.y() > object.y();
    int letters = point.number().length() + point.name().length();
    return places.take(shown.x(), shown.y(), letters, new LabelPlaces.Side(left, below));
  }

  private static Dot dot(FoundPoint point, Keypoint shown, LabelPlaces.Side side, ImageSize size) {
    return new Dot(
        point.number(),
        point.name(),
        percent(shown.x(), size.width()),
        percent(shown.y(), size.height()),
        state(point),
        point.slot() % TONES,
        side.left(),
        side.below());
  }

  /** The name of a point's look. */
  static String state(FoundPoint point) {
    if (!point.corrected()) {
      return point.state().word();
    }
    return switch (point.state()) {
      case FOUND, LOW -> "corrected";
      case OUTSIDE -> "outside";
      case MISSING -> "removed";
    };
  }

  private static String percent(double value, int whole) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * value / whole);
  }
}
