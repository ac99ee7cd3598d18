package keypoints.roboflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;

/** Reads the objects of an answer; one that lacks what it needs is left out. */
final class Predictions {
  /** px; what lies further away is no place on a photo. */
  private static final double FARTHEST = 1_000_000;

  private static final int MOST_KEYPOINTS = 1_000;
  private static final int MOST_CLASSES = 100_000;
  private static final int LONGEST_NAME = 80;

  private final Scale scale;
  private final List<String> classes = new ArrayList<>();

  Predictions(Scale scale) {
    this.scale = scale;
  }

  Optional<Prediction> prediction(Fields fields) {
    OptionalDouble x = fields.number("x", -FARTHEST, FARTHEST);
    OptionalDouble y = fields.number("y", -FARTHEST, FARTHEST);
    OptionalDouble width = fields.number("width", 0, FARTHEST);
    OptionalDouble height = fields.number("height", 0, FARTHEST);
    OptionalDouble confidence = fields.number("confidence", 0, 1);
    if (List.of(x, y, width, height, confidence).contains(OptionalDouble.empty())) {
      return Optional.empty();
    }
    String name = name(fields).orElse("unnamed");
    return Optional.of(
        new Prediction(
            x.getAsDouble() * scale.x(),
            y.getAsDouble() * scale.y(),
            width.getAsDouble() * scale.x(),
            height.getAsDouble() * scale.y(),
            confidence.getAsDouble(),
            name,
            fields.index("class_id", MOST_CLASSES).orElseGet(() -> place(name)),
            fields.text("detection_id").map(Predictions::cut).orElseGet(Predictions::newId),
            keypoints(fields.objects("keypoints", MOST_KEYPOINTS))));
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
    return fields.text("class", "class_name").map(Predictions::cut);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_NAME));
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
