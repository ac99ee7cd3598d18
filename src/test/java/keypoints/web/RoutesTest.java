package keypoints.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every address with every method: who answers, and that each answer is dressed. */
final class RoutesTest extends WebTest {
  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "TRACK", "PROPFIND");

  private static final String READ = "GET, HEAD";

  /** Addresses that are there with the methods they take; null for what is not there. */
  private Map<String, String> routes() {
    String run = run();
    Map<String, String> routes = new TreeMap<>();
    routes.put("/", READ);
    routes.put("/runs", "GET, HEAD, POST");
    routes.put("/runs/delete", "POST");
    for (String part : List.of("/photo", "/screen", "/thumb", "/export.json")) {
      routes.put(run + part, READ);
    }
    routes.put(run, "GET, HEAD, POST");
    routes.put(run() + "/delete", "POST");
    routes.put("/language", "POST");
    routes.put("/compare?a=" + run.substring("/runs/".length()), "GET, HEAD, POST");
    routes.put(run + "/points?correct=0", "POST");
    routes.put(run() + "/uncertainty", "POST");
    routes.put("/models/dials/1/recipes", "GET, HEAD, POST");
    routes.put("/models/dials/1/recipes.json", READ);
    routes.put("/models/dials/1/recipes/reset", "POST");
    routes.put("/samples/wall-clock.jpg", READ);
    routes.put("/health/live", READ);
    routes.put("/health/ready", READ);
    routes.put("/static/css/base.css", READ);
    routes.put("/static/js/upload.js", READ);
    for (String unknown :
        List.of(
            "/nowhere",
            "/static/none.css",
            "/static/",
            "/health",
            "/health/none",
            "/login",
            "/container-error",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/x.jsp")) {
      routes.put(unknown, null);
    }
    return routes;
  }

  @Test
  void methods_areAllowedByNameAndTheRestIsRefused() {
    SoftAssertions all = new SoftAssertions();
    routes()
        .forEach(
            (path, allowed) -> {
              for (String method : METHODS) {
                HttpResponse<String> answer = ask(method, path);
                String name = method + " " + path;
                if (allowed == null) {
                  all.assertThat(answer.statusCode()).as(name).isEqualTo(404);
                } else if (!List.of(allowed.split(", ")).contains(method)) {
                  all.assertThat(answer.statusCode()).as(name).isEqualTo(405);
                  all.assertThat(answer.headers().firstValue("Allow")).as(name).contains(allowed);
                } else {
                  all.assertThat(answer.statusCode()).as(name).isNotIn(404, 405, 500);
                }
              }
            });
    all.assertAll();
  }

  @Test
  void answersOfEveryStatus_haveTheHeaders() {
    SoftAssertions all = new SoftAssertions();
    routes().keySet().stream()
        .flatMap(path -> METHODS.stream().map(method -> Map.entry(method, path)))
        .forEach(ask -> dressed(all, ask.toString(), ask(ask.getKey(), ask.getValue())));
    Stream.of(Reason.values())
        .filter(reason -> reason.status() >= 500)
        .forEach(
            reason -> {
              detector.failure = new Failure(reason, "secret cause");
              HttpResponse<String> answer = upload("a.jpg", jpeg(40, 30), Map.of());
              all.assertThat(answer.statusCode()).as(reason.name()).isEqualTo(reason.status());
              dressed(all, reason.name(), answer);
            });
    all.assertAll();
  }

  private static void dressed(SoftAssertions all, String name, HttpResponse<String> answer) {
    Map<String, String> expected =
        Map.of(
            "Content-Security-Policy", "default-src 'none'; ",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=()",
            "X-Robots-Tag", "noindex",
            "Cache-Control", "");
    expected.forEach(
        (header, start) ->
            all.assertThat(answer.headers().firstValue(header).orElse("none"))
                .as(name + " " + header)
                .startsWith(start)
                .isNotEqualTo("none"));
    all.assertThat(answer.headers().map()).as(name).doesNotContainKey("x-powered-by");
    all.assertThat(answer.headers().firstValue("Server")).as(name).contains("Keypoint Studio");
    if (answer.statusCode() >= 400) {
      all.assertThat(answer.body())
          .as(name)
          .doesNotContain("secret", "Exception", "Jetty", "keypoints.web", "java.");
    }
  }

  private HttpResponse<String> ask(String method, String path) {
    return send(
        request(path).header("Accept", "text/html").method(method, BodyPublishers.noBody()));
  }
}
