package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import keypoints.RunningApp;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole application with keys set, asked as programs and pages of other sites ask. */
final class ApiKeysTest {
  private static final String KEY = "ks_Right7key";
  private static final String WRONG = "ks_Wrong7key";
  private static final String PICTURE =
      Base64.getEncoder().encodeToString(Pictures.file(Pictures.redCorner(64, 48), "jpg"));

  /** Held, because loggers are collected else. */
  private static final Logger OURS = Logger.getLogger("keypoints");

  @TempDir private static Path data;
  private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
  private static final StreamHandler HANDLER = new StreamHandler(LOG, new SimpleFormatter());
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    HANDLER.setLevel(Level.ALL);
    OURS.setLevel(Level.ALL);
    OURS.addHandler(HANDLER);
    app = new RunningApp(data, Map.of("KEYPOINTS_API_KEYS", "ks_Other, " + KEY));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    OURS.setLevel(null);
    OURS.removeHandler(HANDLER);
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(app.home().resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder photo(String query) {
    return at("api/dials/1" + query).POST(BodyPublishers.ofString(PICTURE));
  }

  @Test
  void noKey_is401() throws Exception {
    HttpResponse<String> answer = send(photo(""));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(send(photo("?api_key=")).statusCode()).isEqualTo(401);
  }

  @Test
  void wrongKey_is403WithTheDocumentedBodyBeforeAnythingElseIsLookedAt() throws Exception {
    HttpResponse<String> answer = send(photo("?confidence=x&api_key=" + WRONG));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("\"Message\":\"User is not authorized to access this resource\"");
    assertThat(send(photo("").header("Authorization", "Bearer " + WRONG)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void keyInQueryOrHeader_opens() throws Exception {
    assertThat(send(photo("?api_key=" + KEY)).statusCode()).isEqualTo(200);
    assertThat(send(photo("").header("Authorization", "bearer " + KEY)).statusCode())
        .isEqualTo(200);
    assertThat(send(photo("?api_key=ks_Other")).statusCode()).isEqualTo(200);
  }

  @Test
  void managementCalls_tellAnyKeyThatDoesNotOpenAs401() throws Exception {
    for (String query : List.of("", "?api_key=" + WRONG)) {
      HttpResponse<String> answer = send(at("rest/" + query).POST(BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).startsWith("{\"error\":{\"message\":").contains("401");
    }
    HttpResponse<String> project = send(at("rest/any/dials?api_key=" + KEY));
    assertThat(project.body()).contains("\"id\":\"any/dials/1\"", "keypoint-detection");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,rest/any/none",
    "GET,rest/any/dials/2",
    "GET,rest/any/dials/1/v2",
    "POST,rest/any",
    "GET,rest/any/dials/2/v2/trainings",
    "POST,rest/dataset/dials/upload",
    "DELETE,rest/any/dials/1"
  })
  void managementCallForWhatIsNotHere_is404InItsShape(String method, String path) throws Exception {
    HttpResponse<String> answer =
        send(at(path + "?api_key=" + KEY).method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).startsWith("{\"error\":{\"message\":").contains("404");
  }

  @Test
  void wrongKeyWithALargeBody_isToldWhenAllIsSent() throws Exception {
    HttpRequest.Builder large =
        at("api/dials/1?api_key=" + WRONG).POST(BodyPublishers.ofString("A".repeat(6_000_000)));
    assertThat(send(large).statusCode()).isEqualTo(403);
    assertThat(send(photo("?api_key=" + KEY)).statusCode()).isEqualTo(200);
  }

  @Test
  void pagesOfOtherSites_mayAskAndReadRefusals() throws Exception {
    HttpResponse<String> answer = send(photo("").header("Origin", "https://other.example"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://other.example");
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
        .contains("X-Model-Id");
  }

  @Test
  void preflight_isAllowedWithoutAKey() throws Exception {
    HttpResponse<String> answer =
        send(
            at("api/dials/1")
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("OK");
    Map<String, List<String>> headers = answer.headers().map();
    assertThat(headers.get("access-control-allow-origin")).containsExactly("https://other.example");
    assertThat(headers.get("access-control-allow-credentials")).containsExactly("true");
    assertThat(headers.get("access-control-allow-headers"))
        .containsExactly("authorization,content-type");
    assertThat(headers.get("access-control-allow-methods").get(0)).contains("GET", "POST");
  }

  @Test
  void formsOfThePages_areStillGuardedAgainstOtherSites() throws Exception {
    HttpResponse<String> answer =
        send(at("runs").header("Origin", "https://other.example").POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"two words", "naïve", "a b"})
  void whatIsNoKey_isRefusedWithoutRepeatingIt(String key) {
    assertThatThrownBy(() -> new ApiKeys(List.of("good", key)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(key);
  }

  @Test
  void keys_areFoundNowhere() throws Exception {
    String seen =
        send(photo("?api_key=" + WRONG)).body()
            + send(photo("?api_key=" + KEY)).body()
            + send(at("rest/?api_key=" + WRONG).POST(BodyPublishers.noBody())).body()
            + send(at("api/info")).body()
            + new ApiKeys(List.of(KEY));
    HANDLER.flush();
    assertThat(LOG.toString(StandardCharsets.UTF_8)).contains("ready").doesNotContain(KEY, WRONG);
    assertThat(seen).doesNotContain(KEY, WRONG);
  }
}
