package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationsTest extends WebTest {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Logger logger = Logger.getLogger("keypoints.requests");

  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(listener);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(listener);
  }

  /** The lines, when there are so many; a line is written when the answer is on its way already. */
  private List<JsonObject> lines(int count) throws InterruptedException {
    for (int i = 0; i < 500 && lines.size() < count; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return List.copyOf(lines).stream()
        .map(line -> Json.createReader(new StringReader(line)).readObject())
        .toList();
  }

  @Test
  void everyRequest_isOneLine() throws InterruptedException {
    byte[] photo = jpeg(400, 300);
    upload("clock.jpg", photo, Map.of());
    HttpResponse<byte[]> page = bytes("/");

    assertThat(lines(2)).hasSize(2);
    JsonObject run = lines(2).get(0);
    assertThat(run.getString("method")).isEqualTo("POST");
    assertThat(run.getString("route")).isEqualTo("runs");
    assertThat(run.getInt("status")).isEqualTo(303);
    assertThat(run.getInt("bytes_in")).isGreaterThan(photo.length);
    assertThat(run.getInt("ms")).isNotNegative();
    JsonObject home = lines(2).get(1);
    assertThat(home.getString("route")).isEqualTo("home");
    assertThat(home.getInt("bytes_out")).isEqualTo(page.body().length);
    assertThat(home.getString("client")).isEqualTo(run.getString("client"));
    assertThat(lines.toString()).doesNotContain("127.0.0.1").doesNotContain("clock.jpg");
  }

  @Test
  void errorPage_showsTheReferenceOfItsLine() throws InterruptedException {
    detector.answer =
        answer -> {
          throw new IllegalStateException("a mistake of ours");
        };
    String page = upload("a.jpg", jpeg(40, 30), Map.of()).body();

    var shown = Pattern.compile("name the reference ([0-9a-f]{8})").matcher(page);
    assertThat(shown.find()).isTrue();
    assertThat(lines(1).get(0).getString("reference")).isEqualTo(shown.group(1));
    assertThat(lines(1).get(0).getInt("status")).isEqualTo(500);
  }

  @Test
  void whatVisitorsWrite_isNotInTheLine() throws InterruptedException {
    send(
        request("/runs/x%E2%80%AEfake?q=fake")
            .header("User-Agent", "fake")
            .method("FAKE", BodyPublishers.noBody()));

    assertThat(lines(1)).hasSize(1);
    assertThat(lines.get(0)).doesNotContainIgnoringCase("fake").contains("\"method\":\"other\"");
  }

  @Test
  void textsOfStrangers_stayOnTheirLine() {
    String hostile = "a\r\nINFO fake\u001B[31m\u202Eb\u2028c\u0000";
    assertThat(LogText.of(hostile))
        .isEqualTo("a<U+000D><U+000A>INFO fake<U+001B>[31m<U+202E>b<U+2028>c<U+0000>");
    assertThat(LogText.of("x".repeat(5000))).hasSize(1000);
  }

  @Test
  void metrics_areThereForThisMachine() {
    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"})
  void metrics_areNotThereThroughAProxy(String header) {
    assertThat(send(request("/metrics").header(header, "127.0.0.1").GET()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void requests_areCountedByRouteAndStatus() throws InterruptedException {
    get("/runs/none");
    get("/runs/other");
    lines(2);
    assertThat(get("/metrics").body())
        .contains("keypoints_requests_seconds_count{route=\"run\",status=\"404\"} 2")
        .doesNotContain("none");
  }
}
