package keypoints;

import static keypoints.failure.Reason.UPSTREAM_BUSY;
import static keypoints.failure.Reason.UPSTREAM_FAILED;
import static keypoints.failure.Reason.UPSTREAM_FORBIDDEN;
import static keypoints.failure.Reason.UPSTREAM_KEY_REFUSED;
import static keypoints.failure.Reason.UPSTREAM_MISCONFIGURED;
import static keypoints.failure.Reason.UPSTREAM_MODEL_UNKNOWN;
import static keypoints.failure.Reason.UPSTREAM_NO_CREDITS;
import static keypoints.failure.Reason.UPSTREAM_OTHER_TASK;
import static keypoints.failure.Reason.UPSTREAM_PAUSED;
import static keypoints.failure.Reason.UPSTREAM_PHOTO_REFUSED;
import static keypoints.failure.Reason.UPSTREAM_TIMED_OUT;
import static keypoints.failure.Reason.UPSTREAM_UNREACHABLE;
import static keypoints.failure.Reason.UPSTREAM_UNREADABLE;
import static keypoints.testing.RawServer.repeats;
import static keypoints.testing.RawServer.resetsAfter;
import static keypoints.testing.RawServer.says;
import static keypoints.testing.RawServer.sends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.RawServer.Script;
import keypoints.web.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a hosted model's server can do to a connection, as the person with the photo meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpstreamWireTest {
  private static final String HEAD = "HTTP/1.1 200 REMOTE\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LONG = HEAD + "Content-Length: 100000\r\n\r\n{\"REMOTE\":";
  private static final String HTML = "<!DOCTYPE html><title>REMOTE</title><h1>Log in</h1>";

  /** More values than are kept, so that what follows is passed over. */
  private static final String BEYOND = "{\"a\":[" + "0,".repeat(20_000);

  private final UpstreamApp app = new UpstreamApp();

  @BeforeAll
  void start() throws Exception {
    app.start();
  }

  @AfterAll
  void noTraceOfTheKeyIsLeft() throws Exception {
    app.stop();
    app.assertKeyIsNowhere();
  }

  static Stream<Arguments> connections() {
    return Stream.of(
        row("D02 accepts and is silent", repeats("", "", 100), UPSTREAM_TIMED_OUT, 1),
        row("D03 silent after headers", repeats(LONG, "", 100), UPSTREAM_TIMED_OUT, 1),
        row("D03 body drips", repeats(LONG, " ", 50), UPSTREAM_TIMED_OUT, 1),
        row("D03 headers drip", repeats(HEAD, "X-A: REMOTE\r\n", 20), UPSTREAM_TIMED_OUT, 1),
        row("D04 reset before headers", resetsAfter(""), UPSTREAM_UNREACHABLE, 2),
        row("D04 reset in headers", resetsAfter(HEAD + "X-"), UPSTREAM_UNREACHABLE, 2),
        row("D04 reset in body", resetsAfter(LONG), UPSTREAM_UNREACHABLE, 2),
        row("D04 reset in chunks", resetsAfter(CHUNKED + "9\r\n{"), UPSTREAM_UNREACHABLE, 2),
        row("D04 closes without a word", sends(""), UPSTREAM_UNREACHABLE, 2),
        row("D04 closes in body", sends(LONG), UPSTREAM_UNREACHABLE, 2),
        row("D04 closes in chunks", sends(CHUNKED + "9\r\n{"), UPSTREAM_UNREACHABLE, 2),
        row("D04 garbage", sends("REMOTE \u0000\u0001 garbage\r\n\r\n"), UPSTREAM_UNREACHABLE, 1),
        row("D04 closes in headers", sends("HTTP/1.1 200 OK\r\nX-Half: R"), UPSTREAM_UNREADABLE, 1),
        row(
            "length negative",
            sends(HEAD + "Content-Length: -5\r\n\r\nREMOTE"),
            UPSTREAM_UNREADABLE,
            1),
        row(
            "length no number",
            sends(HEAD + "Content-Length: REMOTE\r\n\r\nREMOTE"),
            UPSTREAM_UNREACHABLE,
            1),
        row("chunk size no number", sends(CHUNKED + "REMOTE\r\n"), UPSTREAM_UNREACHABLE, 2),
        row(
            "type no type",
            says(200, "REMOTE", "Content-Type: /;;=REMOTE"),
            UPSTREAM_UNREACHABLE,
            1),
        row("packed", says(200, "REMOTE", "Content-Encoding: gzip"), UPSTREAM_UNREADABLE, 1),
        row(
            "D17 endless body",
            repeats(CHUNKED, "10000\r\n" + " ".repeat(65_536) + "\r\n", 0),
            UPSTREAM_UNREADABLE,
            1),
        row("D17 33 MB", says(200, " ".repeat(33 << 20)), UPSTREAM_UNREADABLE, 1));
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        row("D06 301", says(301, HTML, "Location: /REMOTE"), UPSTREAM_MISCONFIGURED, 1),
        row("D06 302", says(302, HTML, "Location: /REMOTE"), UPSTREAM_MISCONFIGURED, 1),
        row("D06 307", says(307, HTML, "Location: /REMOTE"), UPSTREAM_MISCONFIGURED, 1),
        row("D06 308", says(308, HTML), UPSTREAM_MISCONFIGURED, 1),
        row("D07 400", error(400), UPSTREAM_PHOTO_REFUSED, 1),
        row("D08 401", error(401), UPSTREAM_KEY_REFUSED, 1),
        row(
            "D08 401 asks",
            says(401, HTML, "WWW-Authenticate: Basic realm=\"REMOTE\""),
            UPSTREAM_KEY_REFUSED,
            1),
        row("D08 403", error(403), UPSTREAM_FORBIDDEN, 1),
        row("D09 402", error(402), UPSTREAM_NO_CREDITS, 1),
        row("D09 423", error(423), UPSTREAM_PAUSED, 1),
        row("D10 404", error(404), UPSTREAM_MODEL_UNKNOWN, 1),
        row("D10 405", error(405), UPSTREAM_FAILED, 1),
        row("D10 410", error(410), UPSTREAM_FAILED, 1),
        row("D12 429", error(429), UPSTREAM_BUSY, 2),
        row("D12 429 in 600 s", says(429, "{}", "Retry-After: 600"), UPSTREAM_BUSY, 1),
        row("D12 429 in -1 s", says(429, "{}", "Retry-After: -1"), UPSTREAM_BUSY, 2),
        row("D12 429 in REMOTE", says(429, "{}", "Retry-After: REMOTE"), UPSTREAM_BUSY, 2),
        row("D13 500", error(500), UPSTREAM_FAILED, 1),
        row("D13 502", error(502), UPSTREAM_FAILED, 2),
        row("D13 503 in 1 s", says(503, "{}", "Retry-After: 1"), UPSTREAM_BUSY, 2),
        row("D13 504", error(504), UPSTREAM_TIMED_OUT, 2),
        row("D13 507", error(507), UPSTREAM_FAILED, 1),
        row("D13 529", error(529), UPSTREAM_FAILED, 1),
        row("status 999", error(999), UPSTREAM_FAILED, 1),
        row("status 204", sends("HTTP/1.1 204 REMOTE\r\n\r\n"), UPSTREAM_FAILED, 1));
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        row("D14 nothing", says(200, ""), UPSTREAM_UNREADABLE, 1),
        row("D14 null", says(200, "null"), UPSTREAM_UNREADABLE, 1),
        row("D14 text", says(200, "\"REMOTE\""), UPSTREAM_UNREADABLE, 1),
        row("D14 list", says(200, "[]"), UPSTREAM_UNREADABLE, 1),
        row("D14 empty object", says(200, "{}"), UPSTREAM_UNREADABLE, 1),
        row("D15 page", says(200, HTML, "Content-Type: text/html"), UPSTREAM_UNREADABLE, 1),
        row("D15 words", says(200, "REMOTE"), UPSTREAM_UNREADABLE, 1),
        row(
            "D15 ends in a strange list",
            says(200, "{\"predictions\":[[0"),
            UPSTREAM_UNREADABLE,
            1),
        row("D15 ends in a strange object", says(200, BEYOND + "{"), UPSTREAM_UNREADABLE, 1),
        row("D18 deep lists", says(200, "{\"a\":" + "[".repeat(100_000)), UPSTREAM_UNREADABLE, 1),
        row("D18 deep objects", says(200, "{\"a\":".repeat(100_000)), UPSTREAM_UNREADABLE, 1),
        row(
            "D18 65 deep",
            says(200, "{\"predictions\":[],\"a\":" + nested(64) + "}"),
            UPSTREAM_UNREADABLE,
            1),
        row(
            "D20 a million of nothing",
            says(200, "{\"predictions\":[" + "{},".repeat(999_999) + "{}]}"),
            UPSTREAM_UNREADABLE,
            1),
        row(
            "ten million of nothing",
            says(200, "{\"a\":[" + "[],".repeat(9_999_999) + "[]]}"),
            UPSTREAM_UNREADABLE,
            1),
        row("D21 null", says(200, "{\"predictions\":null}"), UPSTREAM_UNREADABLE, 1),
        row("D21 text", says(200, "{\"predictions\":\"REMOTE\"}"), UPSTREAM_UNREADABLE, 1),
        row(
            "D21 object",
            says(200, "{\"predictions\":{\"cat\":{\"confidence\":1}}}"),
            UPSTREAM_OTHER_TASK,
            1),
        row("D24 NaN", says(200, "{\"predictions\":[{\"x\":NaN}]}"), UPSTREAM_UNREADABLE, 1),
        row(
            "D30 turned",
            says(200, "{\"predictions\":[],\"image\":{\"width\":240,\"height\":320}}"),
            UPSTREAM_UNREADABLE,
            1),
        row("more after the end", says(200, "{\"predictions\":[]}REMOTE"), UPSTREAM_UNREADABLE, 1),
        row("cut", says(200, "{\"predictions\":["), UPSTREAM_UNREADABLE, 1));
  }

  private static Arguments row(String name, Script script, Reason reason, int calls) {
    return arguments(name, script, reason, calls);
  }

  private static Script error(int status) {
    return says(status, "{\"message\":\"REMOTE at /srv/REMOTE.py <b>REMOTE</b>\"}");
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"connections", "statuses", "bodies"})
  void misbehaviour_endsInItsSentence(String name, Script script, Reason reason, int calls)
      throws Exception {
    app.server().plays(script);
    HttpResponse<String> page = app.upload();
    assertThat(app.server().calls()).as(name).isEqualTo(calls);
    assertThat(page.statusCode()).isEqualTo(reason.status());
    assertThat(page.body())
        .contains("</html>", Site.sentence(new Failure(reason, null)), UpstreamApp.FILE)
        .doesNotContain("REMOTE", "Exception", "at keypoints", "Jersey");
    assertThat(page.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(reason.status() == 503);
    app.recover();
  }
}
