package keypoints.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.inference.Detector;
import keypoints.inference.Inference;
import keypoints.inference.Model;
import keypoints.inference.ModelId;

/** A detector whose questions are counted and timed. */
public final class MeasuredDetector implements Detector {
  private static final double NANOS = 1e9;

  private final Detector detector;
  private final Metrics metrics;

  public MeasuredDetector(Detector detector, Metrics metrics) {
    this.detector = detector;
    this.metrics = metrics;
  }

  @Override
  public List<Model> models() {
    return detector.models();
  }

  @Override
  public Optional<Model> model(ModelId id) {
    return detector.model(id);
  }

  @Override
  public Inference detect(ModelId id, Photo photo, DetectOptions options) {
    return measured(id, () -> detector.detect(id, photo, options));
  }

  @Override
  public Inference detectAt(String address, ModelId id, Photo photo, DetectOptions options) {
    return measured(id, () -> detector.detectAt(address, id, photo, options));
  }

  /** Not counted: it is no question of its own, and of another length. */
  @Override
  public List<Inference> repeat(ModelId id, Photo photo, DetectOptions options) {
    return detector.repeat(id, photo, options);
  }

  private Inference measured(ModelId id, Supplier<Inference> question) {
    long start = System.nanoTime();
    String outcome = "error";
    try {
      Inference answer = question.get();
      outcome = "ok";
      return answer;
    } catch (Failure failure) {
      outcome = failure.reason().name().toLowerCase(Locale.ROOT);
      throw failure;
    } finally {
      metrics.asked(label(id), place(id), outcome, (System.nanoTime() - start) / NANOS);
    }
  }

  /** Anyone can type the name of a model: only those that are offered are told apart. */
  private String label(ModelId id) {
    boolean offered = detector.models().stream().anyMatch(model -> model.id().equals(id));
    return offered ? id.toString() : "other";
  }

  private String place(ModelId id) {
    return detector.model(id).map(Model::embedded).orElse(true) ? "embedded" : "hosted";
  }

  @Override
  public void close() {
    detector.close();
  }
}
