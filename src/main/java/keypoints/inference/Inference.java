package keypoints.inference;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.ArrayList;
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

  /** The answer as the model gave it, whatever people put right in it. */
  public Inference original() {
    return withPredictions(predictions.stream().map(Prediction::original).toList());
  }

  /**
   * The same answer with one keypoint put right.
   *
   * @param object its number in the answer, from 0
   * @param right where the keypoint is; null when it is not to be seen
   */
  public Inference corrected(int object, int slot, @Nullable Keypoint right) {
    List<Prediction> changed = new ArrayList<>(predictions);
    changed.set(object, predictions.get(object).corrected(slot, right));
    return withPredictions(changed);
  }

  /** The same answer with other predictions. */
  public Inference withPredictions(List<Prediction> others) {
    return new Inference(visualization, inferenceId, time, image, others, flaws);
  }
}
