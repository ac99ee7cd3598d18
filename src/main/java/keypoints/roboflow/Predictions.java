package keypoints.roboflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import keypoints.image.Photo;
import keypoints.inference.Keypoint;
import keypoints.inference.OneLine;
import keypoints.inference.Prediction;

/** Reads the objects of an answer; one that lacks what it needs is left out. */
final class Predictions {
  /** px; a keypoint further away belongs to no photo. */
  private static final double FARTHEST = 1_000_000;

  /** px; of a box that large the part on the photo is still known. */
  private static final double LARGEST = 1e12;

  private static final int MOST_KEYPOINTS = 1_000;
  private static final int MOST_CLASSES = 100_000;
  private static final int LONGEST_NAME = 80;

  private final Photo photo;
  private final Scale scale;
  private final List<String> classes = new ArrayList<>();

  Predictions(Photo photo, Scale scale) {
    this.photo = photo;
    this.scale = scale;
  }

  /**
   * An object and what was wrong with it.
   *
   * @param clipped whether its box reached beyond the photo
   * @param pointsLeftOut how many of its keypoints could not be used
   */
  record Found(Prediction prediction, boolean clipped, int pointsLeftOut) {}

  /** Empty when its place or its confidence cannot be used. */
  Optional<Found> found(Fields fields) {
    OptionalDouble confidence = fields.number("confidence", 0, 1);
    Optional<Box> whole = box(fields);
    Optional<Box> shown = whole.map(box -> box.on(photo)).filter(Box::hasArea);
    if (shown.isEmpty() || confidence.isEmpty()) {
      return Optional.empty();
    }
    List<Fields> points = fields.objects("keypoints", MOST_KEYPOINTS);
    List<Keypoint> keypoints = keypoints(points);
    String name = name(fields).orElse("unnamed");
    Box box = shown.get();
    Prediction prediction =
        new Prediction(
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            confidence.getAsDouble(),
            name,
            fields.index("class_id", MOST_CLASSES).orElseGet(() -> place(name)),
            fields.text("detection_id").flatMap(Predictions::clean).orElseGet(Predictions::newId),
            keypoints);
    boolean clipped = box.lacksMuchOf(whole.get());
    return Optional.of(new Found(prediction, clipped, points.size() - keypoints.size()));
  }

  private Optional<Box> box(Fields fields) {
    OptionalDouble x = fields.number("x", -LARGEST, LARGEST);
    OptionalDouble y = fields.number("y", -LARGEST, LARGEST);
    OptionalDouble width = fields.number("width", 0, LARGEST);
    OptionalDouble height = fields.number("height", 0, LARGEST);
    if (List.of(x, y, width, height).contains(OptionalDouble.empty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Box(
            x.getAsDouble() * scale.x(),
            y.getAsDouble() * scale.y(),
            width.getAsDouble() * scale.x(),
            height.getAsDouble() * scale.y()));
  }

  private List<Keypoint> keypoints(List<Fields> points) {
    return IntStream.range(0, points.size())
        .mapToObj(slot -> keypoint(points.get(slot), slot))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(Keypoint::classId))
        .toList();
  }

  private Optional<Keypoint> keypoint(Fields fields, int place) {
    OptionalDouble x = fields.number("x", -FARTHEST, FARTHEST);
    OptionalDouble y = fields.number("y", -FARTHEST, FARTHEST);
    OptionalDouble confidence =
        fields.has("confidence") ? fields.number("confidence", 0, 1) : OptionalDouble.of(1);
    if (x.isEmpty() || y.isEmpty() || confidence.isEmpty()) {
      return Optional.empty();
    }
    int slot = fields.index("class_id", MOST_KEYPOINTS).orElse(place);
    return Optional.of(
        new Keypoint(
            x.getAsDouble() * scale.x(),
            y.getAsDouble() * scale.y(),
            confidence.getAsDouble(),
            slot,
            name(fields).orElse(String.valueOf(slot))));
  }

  /** Old servers give no ids: then classes are numbered as they appear. */
  private int place(String name) {
    if (!classes.contains(name)) {
      classes.add(name);
    }
    return classes.indexOf(name);
  }

  /** The server's code calls it {@code class}, its documentation {@code class_name}. */
  private static Optional<String> name(Fields fields) {
    return fields.text("class", "class_name").flatMap(Predictions::clean);
  }

  /** A text that can stand on one line of a page; empty when nothing of it can. */
  static Optional<String> clean(String text) {
    return Optional.of(OneLine.of(text, LONGEST_NAME)).filter(line -> !line.isEmpty());
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
