package keypoints.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import org.jspecify.annotations.Nullable;

/** What was asked for, of what was seen. */
record Selection(List<ObjectClass> classes, DetectOptions options, ImageSize photo) {

  /**
   * The wanted ones as predictions.
   *
   * @param bestFirst in px of the photo
   */
  List<Prediction> of(List<Candidate> bestFirst) {
    return bestFirst.stream()
        .filter(candidate -> candidate.score() >= options.confidence())
        .filter(candidate -> options.wants(className(candidate)))
        .limit(options.maxDetections())
        .map(this::prediction)
        .toList();
  }

  private String className(Candidate candidate) {
    return classes.get(candidate.classId()).name();
  }

  /** Boxes are clamped to the photo; keypoints may lie outside. */
  private Prediction prediction(Candidate candidate) {
    double left = clamp(candidate.left(), photo.width());
    double right = clamp(candidate.right(), photo.width());
    double top = clamp(candidate.top(), photo.height());
    double bottom = clamp(candidate.bottom(), photo.height());
    return new Prediction(
        (left + right) / 2,
        (top + bottom) / 2,
        right - left,
        bottom - top,
        candidate.score(),
        className(candidate),
        candidate.classId(),
        UUID.randomUUID().toString(),
        keypoints(candidate));
  }

  private static double clamp(double value, int limit) {
    return Math.max(0, Math.min(limit, value));
  }

  private List<Keypoint> keypoints(Candidate candidate) {
    ObjectClass kind = classes.get(candidate.classId());
    float[] points = candidate.points();
    List<Keypoint> found = new ArrayList<>();
    for (int slot = 0; slot < kind.keypoints().size(); slot++) {
      float confidence = points[3 * slot + 2];
      if (confidence >= options.keypointConfidence()) {
        double x = points[3 * slot];
        double y = points[3 * slot + 1];
        String name = kind.keypoints().get(slot);
        found.add(new Keypoint(x, y, confidence, slot, name, spread(candidate, slot)));
      }
    }
    return found;
  }

  private static @Nullable Spread spread(Candidate candidate, int slot) {
    float[] spreads = candidate.spreads();
    if (spreads.length == 0) {
      return null;
    }
    int at = 3 * slot;
    Spread spread = new Spread(spreads[at], spreads[at + 1], spreads[at + 2]);
    return spread.real() ? spread : null;
  }
}
