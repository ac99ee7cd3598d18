package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import keypoints.inference.DetectOptions;
import org.junit.jupiter.api.Test;

final class FullDiskTest extends WebTest {
  @Override
  long leastFree() {
    return Long.MAX_VALUE;
  }

  @Test
  void runs_areRefusedWithNothingHalfDone() {
    HttpResponse<String> answer = upload("a.jpg", jpeg(40, 30), Map.of());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("disk is full");
    assertThat(site.runs().count()).isZero();
    assertThat(detector.asked).as("the model was not asked").isSameAs(DetectOptions.DEFAULT);
  }

  @Test
  void ready_saysSo_andPagesAreThere() {
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body()).contains("disk full");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/").statusCode()).isEqualTo(200);
  }
}
