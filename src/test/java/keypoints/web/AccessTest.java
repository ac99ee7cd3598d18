package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import keypoints.web.api.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest extends WebTest {
  private static final String WORD = "correct horse";

  @Override
  Entrance entrance() {
    Proxies proxies = new Proxies(List.of("127.0.0.1", "::1"));
    return new Entrance(proxies, new Password(WORD), new ApiKeys(List.of()), 0);
  }

  private HttpResponse<String> give(String password, String next) {
    return send(
        request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("password=" + password + "&next=" + next)));
  }

  /** The cookie of a new session, as a browser sends it back. */
  private String session() {
    return cookie(give("correct+horse", "/")).replaceFirst(";.*", "");
  }

  private static String cookie(HttpResponse<?> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static String basic(String password) {
    byte[] pair = (":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs", "/runs/none", "/nowhere", "/samples/wall-clock.jpg"})
  void strangers_areAskedForThePassword(String path) {
    HttpResponse<String> answer = get(path + "?a=b");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Cookie");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body())
        .contains("type=\"password\"", "name=\"next\" value=\"" + path + "?a=b\"")
        .doesNotContain("Sign out");
  }

  @Test
  void strangersForms_doNothing() {
    assertThat(upload("a.jpg", jpeg(40, 30), Map.of()).statusCode()).isEqualTo(401);
    assertThat(site.runs().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/dials/1", "/api/info", "/rest/", "/runs"})
  void programs_areToldInJson(String path) {
    HttpResponse<String> answer = send(request(path).header("Accept", "application/json").GET());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Cookie");
    assertThat(answer.body()).contains("\"message\":\"This server asks for its password first.\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/static/css/base.css", "/login"})
  void whatShowsNothing_isOpen(String path) {
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void password_opensWhatWasAskedFor() {
    HttpResponse<String> answer = give("correct+horse", "/runs?page=1");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/runs?page=1");
    assertThat(cookie(answer))
        .startsWith("keypoints=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    HttpResponse<String> home = send(request("/").header("Cookie", session()).GET());
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).contains("Sign out");
  }

  @Test
  void cookieUnderTls_isBoundToTheHost() {
    HttpResponse<String> answer =
        send(
            request("/login")
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("password=correct+horse")));
    assertThat(cookie(answer)).startsWith("__Host-keypoints=").contains("Secure", "Path=/");
  }

  @ParameterizedTest
  @CsvSource({"//evil.example", "/%5Cevil.example", "https://evil.example", "''", "/a%0d%0ab"})
  void addressesOfOthers_areNotGoneTo(String next) {
    assertThat(give("correct+horse", next).headers().firstValue("Location")).contains("/");
  }

  @Test
  void wrongPassword_isSaidAndNotKept() {
    HttpResponse<String> answer = give("wrong+horse", "/runs");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.body())
        .contains("This is not the password.", "aria-invalid=\"true\"", "value=\"/runs\"")
        .doesNotContain("wrong horse");
  }

  @Test
  void signingOut_endsTheSession() {
    String cookie = session();
    var out = send(request("/logout").header("Cookie", cookie).POST(BodyPublishers.noBody()));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(cookie(out)).containsAnyOf("Max-Age=0", "Expires=Thu, 01");
    assertThat(send(request("/").header("Cookie", cookie).GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void madeUpSession_opensNothing() {
    var home = request("/").header("Cookie", "keypoints=AAAAAAAAAAAAAAAAAAAAAA").GET();
    assertThat(send(home).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"correct horse, 200", "wrong horse, 401", "'', 401"})
  void programs_sendThePasswordAsBasic(String password, int status) {
    var runs = request("/runs").header("Authorization", basic(password)).GET();
    assertThat(send(runs).statusCode()).isEqualTo(status);
  }

  @Test
  void sessionAndForeignPages_openNoApi() {
    var withCookie = request("/api/dials/1").header("Cookie", session()).GET();
    assertThat(send(withCookie).statusCode()).isEqualTo(401);
    var foreign = request("/api/dials/1").header("Authorization", basic(WORD));
    assertThat(send(foreign.header("Origin", "https://evil.example").GET()).statusCode())
        .isEqualTo(401);
    var own = request("/api/dials/1").header("Authorization", basic(WORD)).GET();
    assertThat(send(own).statusCode()).isEqualTo(404);
  }

  @Test
  void guessing_isLockedOutAndSaysHowLong() {
    for (int i = 0; i < 10; i++) {
      assertThat(give("guess", "/").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> locked = give("correct+horse", "/");
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    assertThat(locked.body()).contains("too many wrong tries");
    var basic = request("/runs").header("Authorization", basic(WORD)).GET();
    assertThat(send(basic).statusCode()).isEqualTo(429);
    var other = request("/runs").header("X-Forwarded-For", "203.0.113.9");
    assertThat(send(other.header("Authorization", basic(WORD)).GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void formOfAnotherSite_signsNobodyIn() {
    var post =
        request("/login")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("password=correct+horse"));
    assertThat(send(post).statusCode()).isEqualTo(403);
  }

  @Test
  void shortPassword_isNoneAndNotRepeated() {
    assertThatThrownBy(() -> new Password("1234567"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1234567");
    assertThat(new Password(WORD).toString()).doesNotContain("horse");
  }
}
