package keypoints.onnx;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.inference.ObjectClass;
import keypoints.inference.Suppression;

/** How a family of networks writes down what it found, told by the shapes of the outputs alone. */
interface OutputLayout {

  /** Everything at or above this score, in px of the network's input, in no order. */
  List<Candidate> decode(List<Tensor> outputs, double minScore);

  /** Whether the network leaves overlapping boxes of one object in its output. */
  boolean wantsSuppression();

  /** Everything at or above this score, in px of the photo, in no order. */
  default List<Candidate> onPhoto(List<Tensor> outputs, Letterbox box, double minScore) {
    return decode(outputs, minScore).stream().map(candidate -> candidate.onPhoto(box)).toList();
  }

  /** Best first, each object once. */
  default List<Candidate> bestFirst(List<Candidate> found, double overlap) {
    List<Candidate> sorted =
        found.stream().sorted(Comparator.comparingDouble(Candidate::score).reversed()).toList();
    return wantsSuppression()
        ? Suppression.keep(sorted, (better, next) -> better.hides(next, overlap))
        : sorted;
  }

  /** Whether the input is normalised by ImageNet's mean and deviation after division by 255. */
  default boolean wantsNormalisedInput() {
    return false;
  }

  /**
   * The layout of these outputs.
   *
   * @throws IllegalArgumentException naming the shapes that were found and those that are known
   */
  static OutputLayout of(List<Tensor> outputs, List<ObjectClass> classes, Preprocessing input) {
    return Stream.of(
            YoloLayout.of(outputs, classes),
            FusedLayout.of(outputs, classes),
            RfDetrLayout.of(outputs, classes, input))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> unknown(outputs, classes));
  }

  private static IllegalArgumentException unknown(List<Tensor> outputs, List<ObjectClass> classes) {
    int c = classes.size();
    int k = slots(classes);
    return new IllegalArgumentException(
        ("unknown output " + outputs + " for " + c + " classes and " + k + " keypoints; known:")
            + (" YOLOv8/11 pose [N, " + (4 + c + 3 * k) + ", A],")
            + (" YOLO detection [N, " + (4 + c) + ", A],")
            + (" YOLO26 [N, M, " + (6 + 3 * k) + "],")
            + " RF-DETR dets [N, Q, 4] with labels [N, Q, C] and keypoints [N, Q, C K, 8]");
  }

  /** The largest number of keypoints over all classes: smaller classes are padded to it. */
  static int slots(List<ObjectClass> classes) {
    return classes.stream().mapToInt(c -> c.keypoints().size()).max().orElse(0);
  }
}
