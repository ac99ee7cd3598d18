package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsTokenTest extends WebTest {
  @Override
  String metricsToken() {
    return "only-for-the-watchman";
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer only-for-the-watchman, 200",
    "Bearer only-for-the-watchmen, 404",
    "Bearer, 404",
    "only-for-the-watchman, 404"
  })
  void token_opensMetrics(String authorization, int status) {
    var asked = request("/metrics").header("Authorization", authorization);
    // from elsewhere
    asked.header("X-Forwarded-For", "192.0.2.1");
    assertThat(send(asked.GET()).statusCode()).isEqualTo(status);
    assertThat(get("/metrics").statusCode()).as("without").isEqualTo(404);
  }
}
