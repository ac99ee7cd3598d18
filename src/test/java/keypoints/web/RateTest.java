package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import keypoints.image.ImageLimits;
import keypoints.testing.FormBody;
import keypoints.testing.RemoteHost;
import keypoints.web.api.ApiKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three photos a minute: a new one every twenty seconds, which no test here lasts. */
final class RateTest extends WebTest {
  private static final String FOR = "X-Forwarded-For";

  private final RemoteHost remote = remote();

  private static RemoteHost remote() {
    try {
      return new RemoteHost();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void closeRemote() throws IOException {
    remote.close();
  }

  @Override
  ImageLimits limits() {
    return new ImageLimits(
        LIMITS.maxBytes(),
        LIMITS.maxPixels(),
        LIMITS.maxSide(),
        LIMITS.fetchTime(),
        List.of(remote.authority()));
  }

  @Override
  Entrance entrance() {
    return new Entrance(new Proxies(List.of()), null, new ApiKeys(List.of("ks_1")), 3);
  }

  /** A form without a photo, from whom the header says. */
  private HttpResponse<String> form(String header, String value) {
    return send(request("/runs").header(header, value).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> call(String query, String visitor) {
    return send(request("/api/dials/1" + query).header(FOR, visitor).GET());
  }

  @Test
  void oneFormTooMany_isToldHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(form(FOR, "203.0.113.9").statusCode()).isEqualTo(422);
    }
    HttpResponse<String> refused = form(FOR, "203.0.113.9");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).containsPattern("Wait \\d+ seconds and try again").contains("<main");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 20);
  }

  @Test
  void oneAddressAgainAndAgain_isFetchedNoMoreOften() {
    for (int i = 0; i < 10; i++) {
      byte[] form = new FormBody().field("model", "a/1").field("url", remote.at("/page")).bytes();
      HttpRequest.Builder post = request("/runs").header(FOR, "203.0.113.9");
      HttpResponse<String> answer =
          send(post.header("Content-Type", FormBody.TYPE).POST(BodyPublishers.ofByteArray(form)));
      assertThat(answer.statusCode()).isEqualTo(i < 3 ? 422 : 429);
    }
    assertThat(remote.requests()).hasSize(3);
  }

  @Test
  void askingAgain_countsToo() {
    String run = run();
    for (int i = 0; i < 4; i++) {
      HttpResponse<String> answer =
          send(request(run).header(FOR, "203.0.113.9").POST(BodyPublishers.noBody()));
      assertThat(answer.statusCode()).isEqualTo(i < 3 ? 303 : 429);
    }
  }

  @Test
  void madeUpVisitors_areOne() {
    for (int i = 0; i < 3; i++) {
      assertThat(form(FOR, "203.0.113." + i).statusCode()).isEqualTo(422);
    }
    assertThat(form(FOR, "203.0.113.200").statusCode()).isEqualTo(429);
  }

  @Test
  void whoeverSitsAtTheMachine_isNotLimited() {
    for (int i = 0; i < 10; i++) {
      assertThat(form("X-Nothing", "x").statusCode()).isEqualTo(422);
    }
  }

  @Test
  void callsOfTheApi_countToo() {
    for (int i = 0; i < 3; i++) {
      assertThat(call("", "203.0.113.9").statusCode()).isEqualTo(404);
    }
    HttpResponse<String> refused = call("", "203.0.113.9");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).startsWith("{\"message\":\"You have sent many photos");
    assertThat(form(FOR, "203.0.113.9").statusCode()).isEqualTo(429);
    assertThat(call("?api_key=ks_1", "203.0.113.9").statusCode()).isEqualTo(404);
    assertThat(call("?api_key=ks_made_up", "203.0.113.9").statusCode()).isEqualTo(429);
  }

  @Test
  void repeatedRuns_countToo() {
    for (int i = 0; i < 3; i++) {
      assertThat(uncertainty().statusCode()).isEqualTo(404);
    }
    assertThat(uncertainty().statusCode()).isEqualTo(429);
  }

  private HttpResponse<String> uncertainty() {
    return send(
        request("/runs/none/uncertainty").header(FOR, "203.0.113.9").POST(BodyPublishers.noBody()));
  }

  @Test
  void pagesAndPreflights_areFree() {
    for (int i = 0; i < 5; i++) {
      assertThat(send(request("/runs").header(FOR, "203.0.113.9").GET()).statusCode())
          .isEqualTo(200);
      assertThat(send(request("/api/info").header(FOR, "203.0.113.9").GET()).statusCode())
          .isEqualTo(404);
    }
  }
}
