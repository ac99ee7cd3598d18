package keypoints.inference;

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
 */
@JsonbPropertyOrder({"visualization", "inferenceId", "time", "image", "predictions"})
public record Inference(
    @Nullable String visualization,
    @JsonbProperty("inference_id") String inferenceId,
    double time,
    ImageSize image,
    List<Prediction> predictions) {

  public Inference {
    predictions = List.copyOf(predictions);
  }

  /** The same answer with another picture, or with none. */
  public Inference withVisualization(@Nullable String other) {
    return new Inference(other, inferenceId, time, image, predictions);
  }

  /** The same answer with other predictions. */
  public Inference withPredictions(List<Prediction> others) {
    return new Inference(visualization, inferenceId, time, image, others);
  }
}
