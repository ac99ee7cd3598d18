package keypoints.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InferenceJsonTest {
  private static final Inference CLOCK =
      new Inference(
          null,
          "i1",
          0.05,
          new ImageSize(320, 240),
          List.of(
              new Prediction(
                  160,
                  120.5,
                  100,
                  90,
                  0.875,
                  "clock",
                  0,
                  "d1",
                  List.of(new Keypoint(160, 120, 0.99, 0, "center")))));

  @Test
  void inference_isWrittenInTheOrderOfTheApiWithBothNamesOfAKeypoint() {
    assertThat(InferenceJson.write(CLOCK))
        .isEqualTo(
            "{\"inference_id\":\"i1\",\"time\":0.05,\"image\":{\"width\":320,\"height\":240},"
                + "\"predictions\":[{\"x\":160.0,\"y\":120.5,\"width\":100.0,\"height\":90.0,"
                + "\"confidence\":0.875,\"class\":\"clock\",\"class_id\":0,"
                + "\"detection_id\":\"d1\",\"keypoints\":[{\"x\":160.0,\"y\":120.0,"
                + "\"confidence\":0.99,\"class_id\":0,\"class\":\"center\","
                + "\"class_name\":\"center\"}]}]}");
  }

  @Test
  void inference_comesBackAsItWasWritten() {
    assertThat(InferenceJson.readInference(InferenceJson.write(CLOCK))).isEqualTo(CLOCK);
  }

  @Test
  void covariance_isWrittenWhereAModelTellsIt() {
    Keypoint point = new Keypoint(1, 2, 0.5, 0, "tip", new Spread(4, -0.5, 9));
    Prediction told = CLOCK.predictions().get(0).withKeypoints(List.of(point));
    Inference answer = CLOCK.withPredictions(List.of(told));
    String json = InferenceJson.write(answer);
    assertThat(json).contains("\"class_name\":\"tip\",\"covariance\":[[4.0,-0.5],[-0.5,9.0]]}");
    assertThat(InferenceJson.readInference(json)).isEqualTo(answer);
    List<Inference> several = List.of(answer, CLOCK);
    assertThat(InferenceJson.readAll(InferenceJson.write(several))).isEqualTo(several);
  }

  @Test
  void options_comeBackAsTheyWereWritten() {
    DetectOptions options = new DetectOptions(0.25, 0.5, List.of("clock"), 0.1, 7, 3, true);
    assertThat(InferenceJson.readOptions(InferenceJson.write(options))).isEqualTo(options);
  }
}
