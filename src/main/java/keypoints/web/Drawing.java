package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import keypoints.measure.Uncertainty;
import org.jspecify.annotations.Nullable;

/** Makes what is drawn over a photo. */
final class Drawing {
  private static final int DENSE = 24;
  private static final double LABEL_ROOM = 0.08;

  private final ImageSize size;
  private final Window window;
  private final RunView view;
  private final LabelPlaces places;

  /**
   * @param window the part of the photo that is seen first
   */
  Drawing(ImageSize size, Window window, RunView view) {
    this.size = size;
    this.window = window;
    this.view = view;
    this.places = new LabelPlaces(window);
  }

  Overlay of(List<Seen> objects) {
    boolean near = objects.stream().anyMatch(Seen::chosen);
    boolean dense =
        objects.stream()
                .filter(seen -> seen.chosen() || !near)
                .mapToInt(seen -> seen.object().found())
                .sum()
            > DENSE;
    List<Overlay.Shape> shapes = objects.stream().map(this::shape).toList();
    List<Overlay.Choice> choices =
        Layers.ALL.stream()
            .filter(layer -> shapes.stream().anyMatch(shape -> shape.has(layer)))
            .map(layer -> new Overlay.Choice(layer, view.layers().shows(layer, dense)))
            .toList();
    return new Overlay(shapes, choices, style(choices, dense));
  }

  private static String style(List<Overlay.Choice> choices, boolean dense) {
    return Stream.concat(
            Stream.of(dense ? "overlay dense" : "overlay"),
            choices.stream()
                .filter(choice -> !choice.shown())
                .map(choice -> "no-" + choice.layer()))
        .collect(Collectors.joining(" "));
  }

  private Overlay.Shape shape(Seen seen) {
    FoundObject object = seen.object();
    Prediction box = object.prediction();
    boolean detailed = seen.detailed();
    return new Overlay.Shape(
        object.letter(),
        box.name(),
        object.kind().color(),
        outline(box),
        Overlay.percent(box.left(), size.width()),
        Overlay.percent(box.top(), size.height()),
        box.top() - window.top() < LABEL_ROOM * window.height(),
        view.with(Look.at(seen.number())).query(),
        seen.chosen(),
        edges(object),
        detailed ? spreads(seen.doubt()) : null,
        detailed ? dots(object) : List.of(),
        detailed ? null : dots(object, point -> true),
        detailed ? null : dots(object, point -> point.state() == FoundPoint.State.FOUND),
        detailed ? null : dots(object, point -> point.state() != FoundPoint.State.FOUND));
  }

  private String outline(Prediction box) {
    PathData outline = new PathData(size);
    outline.box(box);
    return Objects.requireNonNull(outline.text());
  }

  private @Nullable String edges(FoundObject object) {
    Prediction prediction = object.prediction();
    PathData lines = new PathData(size);
    for (ObjectClass.Edge edge : object.kind().edges()) {
      prediction
          .keypoint(edge.from())
          .ifPresent(from -> prediction.keypoint(edge.to()).ifPresent(to -> lines.line(from, to)));
    }
    return lines.text();
  }

  private static @Nullable String spreads(Uncertainty doubt) {
    StringBuilder ellipses = new StringBuilder();
    for (FoundPoint point : doubt.object().points()) {
      Keypoint middle = point.keypoint();
      if (middle != null) {
        doubt
            .of(point)
            .map(spread -> ellipse(middle, spread.ellipse()))
            .ifPresent(ellipses::append);
      }
    }
    return ellipses.isEmpty() ? null : ellipses.toString();
  }

  /** From one end of its length to the other and back. */
  private static String ellipse(Keypoint middle, Spread.Ellipse held) {
    double x = held.major() * Math.cos(held.angle());
    double y = held.major() * Math.sin(held.angle());
    String arc =
        String.format(
            Locale.ROOT,
            "a%.2f %.2f %.1f 1 0 ",
            held.major(),
            held.minor(),
            Math.toDegrees(held.angle()));
    return String.format(
        Locale.ROOT,
        "M%.2f %.2f%s%.2f %.2f%s%.2f %.2fz",
        middle.x() - x,
        middle.y() - y,
        arc,
        2 * x,
        2 * y,
        arc,
        -2 * x,
        -2 * y);
  }

  private @Nullable String dots(FoundObject object, Predicate<FoundPoint> wanted) {
    PathData dots = new PathData(size);
    object.points().stream()
        .filter(wanted)
        .flatMap(point -> Stream.ofNullable(point.keypoint()))
        .forEach(point -> dots.dot(atEdge(point)));
    return dots.text();
  }

  private List<Overlay.Dot> dots(FoundObject object) {
    List<Overlay.Dot> dots = new ArrayList<>();
    for (FoundPoint point : object.points()) {
      Keypoint keypoint = point.keypoint();
      if (keypoint != null) {
        Keypoint shown = atEdge(keypoint);
        dots.add(dot(point, shown, side(point, shown, object.prediction())));
      }
    }
    return dots;
  }

  /** A point outside the photo is shown at the photo's edge. */
  private Keypoint atEdge(Keypoint point) {
    return new Keypoint(
        Math.max(0, Math.min(point.x(), size.width())),
        Math.max(0, Math.min(point.y(), size.height())),
        point.confidence(),
        point.classId(),
        point.name());
  }

  private LabelPlaces.Side side(FoundPoint point, Keypoint shown, Prediction object) {
    boolean left = shown.x() < object.x();
    boolean below = shown.y() > object.y();
    int letters = point.number().length() + " ".length() + point.name().length();
    return places.take(shown.x(), shown.y(), letters, new LabelPlaces.Side(left, below));
  }

  private Overlay.Dot dot(FoundPoint point, Keypoint shown, LabelPlaces.Side side) {
    return new Overlay.Dot(
        point.number(),
        point.name(),
        Overlay.percent(shown.x(), size.width()),
        Overlay.percent(shown.y(), size.height()),
        Overlay.state(point),
        point.slot() % Overlay.TONES,
        side.left(),
        side.below());
  }
}
