package keypoints.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Object keypoint similarity of COCO's keypoint evaluation (<a
 * href="https://cocodataset.org/#keypoints-eval">cocodataset.org</a>, {@code computeOks} of
 * pycocotools): the mean over the first answer's keypoints of exp(-d² / (2 s² k²)), where d is the
 * distance, s² the object's area and k twice the keypoint's standard deviation relative to s, as
 * COCO measured it among people who set the same points. There the area is that of the outline;
 * here it is the first box's, as for data without outlines. A point that the second answer lacks
 * counts 0.
 */
final class Oks {
  /** COCO's 17 keypoints of a person. */
  private static final Map<String, Double> SIGMAS =
      Map.ofEntries(
          Map.entry("nose", 0.026),
          Map.entry("left_eye", 0.025),
          Map.entry("right_eye", 0.025),
          Map.entry("left_ear", 0.035),
          Map.entry("right_ear", 0.035),
          Map.entry("left_shoulder", 0.079),
          Map.entry("right_shoulder", 0.079),
          Map.entry("left_elbow", 0.072),
          Map.entry("right_elbow", 0.072),
          Map.entry("left_wrist", 0.062),
          Map.entry("right_wrist", 0.062),
          Map.entry("left_hip", 0.107),
          Map.entry("right_hip", 0.107),
          Map.entry("left_knee", 0.087),
          Map.entry("right_knee", 0.087),
          Map.entry("left_ankle", 0.089),
          Map.entry("right_ankle", 0.089));

  private Oks() {}

  static Optional<Double> of(ObjectPair pair) {
    List<PointPair> points = pair.points().stream().filter(point -> point.first() != null).toList();
    boolean person =
        pair.first().points().size() == SIGMAS.size()
            && pair.first().points().stream()
                .allMatch(point -> SIGMAS.containsKey(Recipe.plain(point.name())));
    return person && !points.isEmpty()
        ? Optional.of(
            points.stream()
                .mapToDouble(point -> similarity(point, pair.size()))
                .average()
                .orElseThrow())
        : Optional.empty();
  }

  private static double similarity(PointPair point, double size) {
    Double distance = point.distance();
    double twoSigma = 2 * SIGMAS.getOrDefault(Recipe.plain(point.name()), 0.0);
    return distance == null ? 0 : Math.exp(-Math.pow(distance / (size * twoSigma), 2) / 2);
  }
}
