package keypoints.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import keypoints.inference.Inference;
import keypoints.inference.Prediction;

/** Finds the objects of one answer again in another one. */
final class Again {
  private static final double SAME_OBJECT = 0.5;

  private Again() {}

  /** The other answer's objects that are in the first, under the ids that they have there. */
  static Inference matched(List<Prediction> objects, Inference other) {
    List<Prediction> left = new ArrayList<>(other.predictions());
    List<Prediction> found = new ArrayList<>();
    for (Prediction object : objects) {
      left.stream()
          .filter(again -> again.name().equals(object.name()))
          .filter(again -> again.overlap(object) >= SAME_OBJECT)
          .max(Comparator.comparingDouble(again -> again.overlap(object)))
          .ifPresent(
              again -> {
                left.remove(again);
                found.add(again.withId(object.detectionId()));
              });
    }
    return other.withPredictions(found);
  }
}
