package keypoints.inference;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a model.
 *
 * @param visualization the detector's own picture, base64 JPEG without prefix; null when it was not
 *     asked for or not given
 * @param inferenceId names this answer
 * @param time how long the model took, seconds
 * @param image the size that all coordinates refer to
 * @param predictions best first
 * @param flaws of a server's answer; null when it has none
 */
@JsonbPropertyOrder({"visualization", "inferenceId", "time", "image", "predictions", "flaws"})
public record Inference(
    @Nullable String visualization,
    @JsonbProperty("inference_id") String inferenceId,
    double time,
    ImageSize image,
    List<Prediction> predictions,
    @Nullable Flaws flaws) {

  @JsonbCreator
  public Inference {
    predictions = List.copyOf(predictions);
  }

  /** An answer without flaws. */
  public Inference(
      @Nullable String visualization,
      String inferenceId,
      double time,
      ImageSize image,
      List<Prediction> predictions) {
    this(visualization, inferenceId, time, image, predictions, null);
  }

  /** The same answer with another picture, or with none. */
  public Inference withVisualization(@Nullable String other) {
    return new Inference(other, inferenceId, time, image, predictions, flaws);
  }

  /** The same answer with other predictions. */
  public Inference withPredictions(List<Prediction> others) {
    return new Inference(visualization, inferenceId, time, image, others, flaws);
  }
}
