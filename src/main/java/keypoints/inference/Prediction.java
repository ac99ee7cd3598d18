package keypoints.inference;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object that was found.
 *
 * @param x box centre, px from the left edge of the upright photo
 * @param y box centre, px from the top edge
 * @param width px
 * @param height px
 * @param confidence 0-1
 * @param name the class of the object, such as {@code clock}
 * @param classId index in the model's list of classes, from 0
 * @param detectionId names this object within all answers
 * @param keypoints found ones only, in slot order; empty for a model without keypoints
 * @param uncorrected the same as the model gave it, where a person has put keypoints right; null
 *     where nobody has. It is no part of the JSON.
 */
@JsonbPropertyOrder({
  "x",
  "y",
  "width",
  "height",
  "confidence",
  "name",
  "classId",
  "detectionId",
  "keypoints"
})
public record Prediction(
    double x,
    double y,
    double width,
    double height,
    double confidence,
    @JsonbProperty("class") String name,
    @JsonbProperty("class_id") int classId,
    @JsonbProperty("detection_id") String detectionId,
    List<Keypoint> keypoints,
    @JsonbTransient @Nullable Prediction uncorrected) {

  public Prediction {
    keypoints = List.copyOf(keypoints);
  }

  /** As a model gave it. */
  @JsonbCreator
  @SuppressWarnings("ParameterNumber") // the record's own, without the last
  public Prediction(
      double x,
      double y,
      double width,
      double height,
      double confidence,
      @JsonbProperty("class") String name,
      @JsonbProperty("class_id") int classId,
      @JsonbProperty("detection_id") String detectionId,
      List<Keypoint> keypoints) {
    this(x, y, width, height, confidence, name, classId, detectionId, keypoints, null);
  }

  /** Left edge of the box, px. */
  public double left() {
    return x - width / 2;
  }

  /** Top edge of the box, px. */
  public double top() {
    return y - height / 2;
  }

  /** Intersection over union of the two boxes, 0-1; 0 for boxes without area. */
  public double overlap(Prediction other) {
    double intersection =
        shared(left(), width, other.left(), other.width)
            * shared(top(), height, other.top(), other.height);
    double union = width * height + other.width * other.height - intersection;
    return union > 0 ? intersection / union : 0;
  }

  private static double shared(double start, double length, double otherStart, double otherLength) {
    double end = Math.min(start + length, otherStart + otherLength);
    return Math.max(0, end - Math.max(start, otherStart));
  }

  /** The keypoint of this slot; empty when it was not found. */
  public Optional<Keypoint> keypoint(int slot) {
    for (Keypoint point : keypoints) {
      if (point.classId() == slot) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** The same object under another id. */
  public Prediction withId(String other) {
    return new Prediction(x, y, width, height, confidence, name, classId, other, keypoints);
  }

  /** The same object with other keypoints. */
  public Prediction withKeypoints(List<Keypoint> others) {
    return new Prediction(x, y, width, height, confidence, name, classId, detectionId, others);
  }

  /** As the model gave it, whatever was put right in it. */
  public Prediction original() {
    return uncorrected == null ? this : uncorrected;
  }

  /** Slots of the keypoints that a person has put right, or taken out. */
  public List<Integer> correctedSlots() {
    return uncorrected == null
        ? List.of()
        : Stream.of(keypoints, uncorrected.keypoints)
            .flatMap(List::stream)
            .map(Keypoint::classId)
            .distinct()
            .filter(this::isCorrected)
            .toList();
  }

  /** Whether a person has put the keypoint of this slot right, or taken it out. */
  public boolean isCorrected(int slot) {
    return !keypoint(slot).equals(original().keypoint(slot));
  }

  /**
   * The same object with one keypoint put right.
   *
   * @param right where it is; null when it is not to be seen
   */
  Prediction corrected(int slot, @Nullable Keypoint right) {
    List<Keypoint> points = new ArrayList<>(keypoints);
    points.removeIf(point -> point.classId() == slot);
    if (right != null) {
      points.add(right);
      points.sort(Comparator.comparingInt(Keypoint::classId));
    }
    return new Prediction(
        x, y, width, height, confidence, name, classId, detectionId, points, original());
  }
}
