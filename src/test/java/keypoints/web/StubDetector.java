package keypoints.web;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.inference.Detector;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.ObjectClass.Edge;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/** Answers every photo alike: a clock whose twelve is missing, and a gauge that sticks out. */
final class StubDetector implements Detector {
  static final ModelId DIALS = new ModelId("dials", "1");
  static final ModelId HOSTED = new ModelId("yards", "7");

  /** What the next answers are turned into. */
  UnaryOperator<Inference> answer = UnaryOperator.identity();

  /** What is thrown instead of an answer. */
  @Nullable Failure failure;

  /** How often it answers about shifted copies, always alike. */
  int repeats;

  /** What was asked for last. */
  DetectOptions asked = DetectOptions.DEFAULT;

  /** What {@link #DIALS} knows. */
  List<ObjectClass> classes =
      List.of(
          new ObjectClass(
              "clock",
              "#336699",
              List.of("center", "hour_tip", "minute_tip", "twelve"),
              List.of(new Edge(0, 1), new Edge(0, 2), new Edge(0, 3))),
          new ObjectClass(
              "gauge",
              "#996633",
              List.of("center", "needle_tip", "scale_start", "scale_end"),
              List.of(new Edge(0, 1), new Edge(0, 2), new Edge(0, 3))));

  @Override
  public List<Model> models() {
    return List.of(new Model(DIALS, "", classes), new Model(HOSTED, "models.example", List.of()));
  }

  @Override
  public Optional<Model> model(ModelId id) {
    return models().stream().filter(model -> model.id().equals(id)).findFirst();
  }

  @Override
  public Inference detect(ModelId id, Photo photo, DetectOptions options) {
    asked = options;
    if (failure != null) {
      throw failure;
    }
    return answer.apply(inference(photo.width(), photo.height()));
  }

  /** The usual answer; all places are fractions of the photo's size. */
  static Inference inference(int width, int height) {
    double w = width;
    double h = height;
    Prediction clock =
        new Prediction(
            0.3 * w,
            0.5 * h,
            0.4 * w,
            0.6 * h,
            0.93,
            "clock",
            0,
            "11111111-1111-1111-1111-111111111111",
            List.of(
                new Keypoint(0.3 * w, 0.5 * h, 0.97, 0, "center"),
                new Keypoint(0.22 * w, 0.42 * h, 0.88, 1, "hour_tip"),
                new Keypoint(0.42 * w, 0.36 * h, 0.31, 2, "minute_tip")));
    Prediction gauge =
        new Prediction(
            0.84 * w,
            0.4 * h,
            0.3 * w,
            0.5 * h,
            0.71,
            "gauge",
            1,
            "22222222-2222-2222-2222-222222222222",
            List.of(
                new Keypoint(0.84 * w, 0.4 * h, 0.9, 0, "center"),
                new Keypoint(0, 0, 0.8, 1, "needle_tip"),
                new Keypoint(0.74 * w, 0.55 * h, 0.77, 2, "scale_start"),
                new Keypoint(1.05 * w, 0.55 * h, 0.66, 3, "scale_end")));
    return new Inference(
        null, "inference-1", 0.12, new ImageSize(width, height), List.of(clock, gauge));
  }

  @Override
  public List<Inference> repeat(ModelId id, Photo photo, DetectOptions options) {
    return Collections.nCopies(repeats, detect(id, photo, options));
  }

  @Override
  public void close() {}
}
