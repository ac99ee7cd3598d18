package keypoints.onnx;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/** One model, loaded; many threads may ask it at once. */
final class EmbeddedModel implements AutoCloseable {
  private final Model model;
  private final Network first;
  private final @Nullable SecondLook second;

  /**
   * Loads a model.
   *
   * @param threads how many one question may use
   * @throws IllegalArgumentException when the output of a network fits no known layout
   */
  EmbeddedModel(ModelId id, ModelFiles files, int threads) throws IOException, OrtException {
    model = new Model(id, "", files.classes());
    first = new Network(files.weights(), files.resize(), model.classes(), threads);
    second = second(files, threads);
  }

  private @Nullable SecondLook second(ModelFiles files, int threads)
      throws IOException, OrtException {
    ModelFiles.Near near = files.near().orElse(null);
    if (near == null) {
      return null;
    }
    Network network = new Network(near.weights(), Resize.FIT_GREY, model.classes(), threads);
    return new SecondLook(network, near.surroundings(), near.enough());
  }

  Model model() {
    return model;
  }

  /**
   * Asks the model.
   *
   * @param photo upright, {@link BufferedImage#TYPE_3BYTE_BGR}
   */
  Inference detect(BufferedImage photo, DetectOptions options) {
    long start = System.nanoTime();
    List<Prediction> found =
        look(photo, options).stream()
            .filter(candidate -> candidate.score() >= options.confidence())
            .filter(candidate -> options.wants(className(candidate)))
            .limit(options.maxDetections())
            .map(candidate -> prediction(candidate, photo, options.keypointConfidence()))
            .toList();
    double seconds = (System.nanoTime() - start) / 1e9;
    ImageSize size = new ImageSize(photo.getWidth(), photo.getHeight());
    return new Inference(null, newId(), seconds, size, found);
  }

  /** Candidates in px of the photo, best first. */
  private List<Candidate> look(BufferedImage photo, DetectOptions options) {
    Letterbox.Part whole = new Letterbox.Part(0, 0, photo.getWidth(), photo.getHeight());
    double enough =
        second == null ? options.confidence() : Math.min(second.enough(), options.confidence());
    List<Candidate> found = first.look(photo, whole, enough);
    List<Candidate> once = suppressed(found, options.overlap());
    return second == null ? once : suppressed(second.at(once, photo), options.overlap());
  }

  private List<Candidate> suppressed(List<Candidate> found, double overlap) {
    return first.wantsSuppression()
        ? Suppression.keep(found, overlap)
        : Suppression.bestFirst(found);
  }

  private String className(Candidate candidate) {
    return model.classes().get(candidate.classId()).name();
  }

  /** Boxes are clamped to the photo; keypoints may lie outside. */
  private Prediction prediction(
      Candidate candidate, BufferedImage photo, double keypointConfidence) {
    double left = clamp(candidate.left(), photo.getWidth());
    double right = clamp(candidate.right(), photo.getWidth());
    double top = clamp(candidate.top(), photo.getHeight());
    double bottom = clamp(candidate.bottom(), photo.getHeight());
    return new Prediction(
        (left + right) / 2,
        (top + bottom) / 2,
        right - left,
        bottom - top,
        candidate.score(),
        className(candidate),
        candidate.classId(),
        newId(),
        keypoints(candidate, keypointConfidence));
  }

  private static double clamp(double value, int limit) {
    return Math.max(0, Math.min(limit, value));
  }

  private List<Keypoint> keypoints(Candidate candidate, double minConfidence) {
    ObjectClass kind = model.classes().get(candidate.classId());
    float[] points = candidate.points();
    List<Keypoint> found = new ArrayList<>();
    for (int slot = 0; slot < kind.keypoints().size(); slot++) {
      float confidence = points[3 * slot + 2];
      if (confidence >= minConfidence) {
        double x = points[3 * slot];
        double y = points[3 * slot + 1];
        found.add(new Keypoint(x, y, confidence, slot, kind.keypoints().get(slot)));
      }
    }
    return found;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    first.close();
    if (second != null) {
      second.network().close();
    }
  }
}
