package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecurityTest extends WebTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/runs",
        "/nowhere",
        "/runs/none",
        "/static/none.css",
        "/health/live",
        "/samples/x",
        "/static/css/base.css",
        "/static/../WEB-INF/web.xml",
        "/WEB-INF/web.xml"
      })
  void everyAnswer_hasTheHeaders(String path) {
    HttpResponse<String> answer = get(path);
    assertHeader(answer, "Content-Security-Policy", "default-src 'none'");
    assertHeader(answer, "Content-Security-Policy", "script-src 'self'");
    assertHeader(answer, "X-Content-Type-Options", "nosniff");
    assertHeader(answer, "Referrer-Policy", "no-referrer");
    assertHeader(answer, "Cross-Origin-Opener-Policy", "same-origin");
    assertHeader(answer, "Cross-Origin-Resource-Policy", "same-origin");
    assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
    assertThat(answer.body()).doesNotContain("<web-app");
  }

  private static void assertHeader(HttpResponse<?> answer, String name, String part) {
    assertThat(answer.headers().firstValue(name).orElse("")).as(name).contains(part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/photo",
        "/screen",
        "/thumb",
        "/export.jpg",
        "/export.json",
        "/export.labelstudio.xml"
      })
  void strangersFiles_areSandboxed(String file) {
    HttpResponse<String> answer = get(run() + file);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertHeader(answer, "Content-Security-Policy", "default-src 'none'; sandbox");
    assertHeader(answer, "X-Content-Type-Options", "nosniff");
    assertHeader(answer, "Content-Disposition", "; filename=\"");
    assertHeader(answer, "Cache-Control", "no-");
  }

  @Test
  void personalPages_areKeptByNobody() {
    assertHeader(get(run()), "Cache-Control", "no-store");
    assertHeader(get("/runs"), "Cache-Control", "no-store");
  }

  @Test
  void hostileNames_areOnlyText() {
    Keypoint point = new Keypoint(10, 10, 0.9, 0, HOSTILE);
    Prediction object = new Prediction(20, 20, 20, 20, 0.9, HOSTILE, 0, HOSTILE, List.of(point));
    detector.answer = answer -> answer.withPredictions(List.of(object));
    String page =
        html(
            upload(HOSTILE, jpeg(40, 30), Map.of()).headers().firstValue("Location").orElseThrow());
    assertThat(page)
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x");
    assertThat(html("/")).doesNotContain("<script>alert").doesNotContain("<img src=x");
    assertThat(html("/runs")).doesNotContain("<script>alert").doesNotContain("<img src=x");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, same-origin, 422",
    "Sec-Fetch-Site, none, 422",
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "X-Nothing, x, 422"
  })
  void formsOfOtherSites_areRefused(String name, String value, int status) {
    HttpRequest.Builder post =
        request("/runs")
            .header(name, value)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("model=dials/1"));
    assertThat(send(post).statusCode()).isEqualTo(status);
  }

  @Test
  void ownOrigin_passes() {
    String origin = root.toString().substring(0, root.toString().length() - 1);
    HttpRequest.Builder post =
        request("/runs").header("Origin", origin).POST(BodyPublishers.noBody());
    assertThat(send(post).statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404",
    "POST, /nowhere, 404",
    "GET, /runs?before=0, 404",
    "POST, /, 405",
    "DELETE, /runs, 405",
    "PUT, /runs/none, 405",
    "TRACE, /, 405",
    "PROPFIND, /, 405",
    "GET, /runs/none/delete, 405",
    "GET, /runs/none/points, 405",
    "POST, /runs/none/delete, 404",
    "POST, /static/css/base.css, 405"
  })
  void whatIsNotThere_hasOurPage(String method, String path, int status) {
    HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<main").doesNotContain("Jetty");
  }

  @Test
  void unexpectedException_showsAReferenceOnly() {
    detector.answer =
        answer -> {
          throw new IllegalStateException("secret cause");
        };
    HttpResponse<String> answer = upload("a.jpg", jpeg(40, 30), Map.of());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .containsPattern("name the reference [0-9a-f]{8}")
        .doesNotContain("secret")
        .doesNotContain("Exception")
        .doesNotContain("keypoints.");
  }

  @Test
  void programs_getJson() {
    HttpResponse<String> answer =
        send(request("/nowhere").header("Accept", "application/json").GET());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertHeader(answer, "Content-Type", "application/json");
    assertThat(answer.body()).contains("\"status\":404").contains("\"message\":\"");
  }
}
