package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import keypoints.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who tries keys, and whoever calls with the right one from elsewhere. */
final class KeyGuessesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path data;
  private RunningApp app;

  @BeforeEach
  void start() throws Exception {
    Map<String, String> settings =
        Map.of("KEYPOINTS_API_KEYS", "ks_right", "KEYPOINTS_PROXIES", "127.0.0.1,::1");
    app = new RunningApp(data, settings);
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
  }

  private HttpResponse<String> call(String path, String key, String visitor) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(app.home().resolve(path + "?api_key=" + key))
            .header("X-Forwarded-For", visitor);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void tenWrongKeys_lockTheirSenderOutAndNobodyElse() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(call("api/dials/1", "guess" + i, "203.0.113.9").statusCode()).isEqualTo(403);
      assertThat(call("rest/any", "guess" + i, "203.0.113.9").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> locked = call("api/dials/1", "ks_right", "203.0.113.9");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    assertThat(locked.body()).contains("too many wrong tries");
    assertThat(call("rest/any", "ks_right", "203.0.113.10").statusCode()).isEqualTo(200);
  }

  @Test
  void callsWithoutAKey_areNoGuesses() throws Exception {
    for (int i = 0; i < 12; i++) {
      assertThat(call("rest/any", "", "203.0.113.9").statusCode()).isEqualTo(401);
    }
    assertThat(call("rest/any", "ks_right", "203.0.113.9").statusCode()).isEqualTo(200);
  }
}
