package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FakeRoboflow;
import keypoints.testing.FormBody;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
  @TempDir Path data;

  @Test
  void whatWasAsked_isCountedByModelPlaceAndOutcome() throws Exception {
    try (FakeRoboflow roboflow = new FakeRoboflow()) {
      RunningApp app =
          new RunningApp(
              data,
              Map.of(
                  "KEYPOINTS_ROBOFLOW_URL",
                  roboflow.url().toString(),
                  "KEYPOINTS_ROBOFLOW_MODELS",
                  "clocks/1"));
      try {
        Visitor visitor = new Visitor(app.home());
        ask(visitor, "dials/1");
        ask(visitor, "clocks/1");
        ask(visitor, "somebodys-secret-project/1");
        roboflow.wrongKey();
        ask(visitor, "clocks/1");

        assertThat(visitor.get("metrics").body())
            .contains(count("dials/1", "ok", "embedded"))
            .contains(count("clocks/1", "ok", "hosted"))
            .contains(count("clocks/1", "upstream_key_refused", "hosted"))
            .contains(count("other", "ok", "hosted"))
            .contains("keypoints_slots 32", "keypoints_slots_taken 0")
            .contains("keypoints_requests_seconds_count{route=\"runs\",status=\"303\"} 3")
            .contains("jvm_memory_used_bytes{area=\"heap\"}")
            .doesNotContain("secret");
      } finally {
        app.close();
      }
    }
  }

  private static String count(String model, String outcome, String place) {
    return "keypoints_inference_seconds_count{model=\"%s\",outcome=\"%s\",place=\"%s\"} 1"
        .formatted(model, outcome, place);
  }

  private static void ask(Visitor visitor, String model) throws Exception {
    var unused =
        visitor.upload(
            new FormBody().field("model", model).file("photo", "a.jpg", ClockPhoto.jpeg()));
  }
}
