package keypoints.inference;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * What is asked of a model beside the photo.
 *
 * @param confidence objects below it are left out, 0-1
 * @param overlap of two boxes of one class that overlap by more than this (intersection over
 *     union), 0-1, only the better stays
 * @param classes names of the classes wanted; empty means all
 * @param keypointConfidence keypoints below it are left out, 0-1
 * @param maxDetections at most so many objects, best first
 * @param stroke width of drawn lines, px of the photo; 0 lets the painter choose by the photo's
 *     size
 * @param labels whether class names are drawn
 */
public record DetectOptions(
    double confidence,
    double overlap,
    List<String> classes,
    @JsonbProperty("keypoint_confidence") double keypointConfidence,
    @JsonbProperty("max_detections") int maxDetections,
    int stroke,
    boolean labels) {

  /** The documented defaults of the inference API: 40 % confidence, 30 % overlap. */
  public static final DetectOptions DEFAULT =
      new DetectOptions(0.4, 0.3, List.of(), 0, 300, 0, false);

  public DetectOptions {
    classes = List.copyOf(classes);
  }

  /** Whether objects of this class are wanted. */
  public boolean wants(String className) {
    return classes.isEmpty() || classes.contains(className);
  }
}
