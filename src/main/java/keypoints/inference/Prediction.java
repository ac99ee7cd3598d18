package keypoints.inference;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;

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
    List<Keypoint> keypoints) {

  public Prediction {
    keypoints = List.copyOf(keypoints);
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
    return keypoints.stream().filter(point -> point.classId() == slot).findFirst();
  }

  /** The same object with other keypoints. */
  public Prediction withKeypoints(List<Keypoint> others) {
    return new Prediction(x, y, width, height, confidence, name, classId, detectionId, others);
  }
}
