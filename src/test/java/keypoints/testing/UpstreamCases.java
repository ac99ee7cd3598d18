package keypoints.testing;

import static keypoints.testing.RawServer.repeats;
import static keypoints.testing.RawServer.resetsAfter;
import static keypoints.testing.RawServer.says;
import static keypoints.testing.RawServer.sends;

import java.util.List;
import java.util.stream.Stream;
import keypoints.testing.RawServer.Script;

/**
 * What a hosted model's server can do to a connection, and answers that cannot be used. {@code
 * REMOTE} stands wherever its words could come out again.
 */
public final class UpstreamCases {
  private static final String HEAD = "HTTP/1.1 200 REMOTE\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LONG = HEAD + "Content-Length: 100000\r\n\r\n{\"REMOTE\":";
  private static final String HTML = "<!DOCTYPE html><title>REMOTE</title><h1>Log in</h1>";

  /** More values than are kept, so that what follows is passed over. */
  private static final String BEYOND = "{\"a\":[" + "0,".repeat(20_000);

  private UpstreamCases() {}

  public static List<UpstreamCase> all() {
    return Stream.of(connections(), statuses(), bodies()).flatMap(List::stream).toList();
  }

  private static List<UpstreamCase> connections() {
    return List.of(
        row("D02 accepts and is silent", repeats("", "", 100), "upstream_timed_out", 1),
        row("D03 silent after headers", repeats(LONG, "", 100), "upstream_timed_out", 1),
        row("D03 body drips", repeats(LONG, " ", 50), "upstream_timed_out", 1),
        row("D03 headers drip", repeats(HEAD, "X-A: REMOTE\r\n", 20), "upstream_timed_out", 1),
        row("D04 reset before headers", resetsAfter(""), "upstream_unreachable", 2),
        row("D04 reset in headers", resetsAfter(HEAD + "X-"), "upstream_unreachable", 2),
        row("D04 reset in body", resetsAfter(LONG), "upstream_unreachable", 2),
        row("D04 reset in chunks", resetsAfter(CHUNKED + "9\r\n{"), "upstream_unreachable", 2),
        row("D04 closes without a word", sends(""), "upstream_unreachable", 2),
        row("D04 closes in body", sends(LONG), "upstream_unreachable", 2),
        row("D04 closes in chunks", sends(CHUNKED + "9\r\n{"), "upstream_unreachable", 2),
        row("D04 garbage", sends("REMOTE \u0000\u0001 garbage\r\n\r\n"), "upstream_unreachable", 1),
        row(
            "D04 closes in headers",
            sends("HTTP/1.1 200 OK\r\nX-Half: R"),
            "upstream_unreadable",
            1),
        row(
            "length negative",
            sends(HEAD + "Content-Length: -5\r\n\r\nREMOTE"),
            "upstream_unreadable",
            1),
        row(
            "length no number",
            sends(HEAD + "Content-Length: REMOTE\r\n\r\nREMOTE"),
            "upstream_unreachable",
            1),
        row("chunk size no number", sends(CHUNKED + "REMOTE\r\n"), "upstream_unreachable", 2),
        row(
            "type no type",
            says(200, "REMOTE", "Content-Type: /;;=REMOTE"),
            "upstream_unreachable",
            1),
        row("packed", says(200, "REMOTE", "Content-Encoding: gzip"), "upstream_unreadable", 1),
        row(
            "D17 endless body",
            repeats(CHUNKED, "10000\r\n" + " ".repeat(65_536) + "\r\n", 0),
            "upstream_unreadable",
            1),
        row("D17 33 MB", says(200, " ".repeat(33 << 20)), "upstream_unreadable", 1));
  }

  private static List<UpstreamCase> statuses() {
    return List.of(
        row("D06 301", says(301, HTML, "Location: /REMOTE"), "upstream_misconfigured", 1),
        row("D06 302", says(302, HTML, "Location: /REMOTE"), "upstream_misconfigured", 1),
        row("D06 307", says(307, HTML, "Location: /REMOTE"), "upstream_misconfigured", 1),
        row("D06 308", says(308, HTML), "upstream_misconfigured", 1),
        row("D07 400", error(400), "upstream_photo_refused", 1),
        row("D08 401", error(401), "upstream_key_refused", 1),
        row(
            "D08 401 asks",
            says(401, HTML, "WWW-Authenticate: Basic realm=\"REMOTE\""),
            "upstream_key_refused",
            1),
        row("D08 403", error(403), "upstream_forbidden", 1),
        row("D09 402", error(402), "upstream_no_credits", 1),
        row("D09 423", error(423), "upstream_paused", 1),
        row("D10 404", error(404), "upstream_model_unknown", 1),
        row("D10 405", error(405), "upstream_failed", 1),
        row("D10 410", error(410), "upstream_failed", 1),
        row("D12 429", error(429), "upstream_busy", 2),
        row("D12 429 in 600 s", says(429, "{}", "Retry-After: 600"), "upstream_busy", 1),
        row("D12 429 in -1 s", says(429, "{}", "Retry-After: -1"), "upstream_busy", 2),
        row("D12 429 in REMOTE", says(429, "{}", "Retry-After: REMOTE"), "upstream_busy", 2),
        row("D13 500", error(500), "upstream_failed", 1),
        row("D13 502", error(502), "upstream_failed", 2),
        row("D13 503 in 1 s", says(503, "{}", "Retry-After: 1"), "upstream_busy", 2),
        row("D13 504", error(504), "upstream_timed_out", 2),
        row("D13 507", error(507), "upstream_failed", 1),
        row("D13 529", error(529), "upstream_failed", 1),
        row("status 999", error(999), "upstream_failed", 1),
        row("status 204", sends("HTTP/1.1 204 REMOTE\r\n\r\n"), "upstream_failed", 1));
  }

  private static List<UpstreamCase> bodies() {
    return List.of(
        row("D14 nothing", says(200, ""), "upstream_unreadable", 1),
        row("D14 null", says(200, "null"), "upstream_unreadable", 1),
        row("D14 text", says(200, "\"REMOTE\""), "upstream_unreadable", 1),
        row("D14 list", says(200, "[]"), "upstream_unreadable", 1),
        row("D14 empty object", says(200, "{}"), "upstream_unreadable", 1),
        row("D15 page", says(200, HTML, "Content-Type: text/html"), "upstream_unreadable", 1),
        row("D15 words", says(200, "REMOTE"), "upstream_unreadable", 1),
        row(
            "D15 ends in a strange list",
            says(200, "{\"predictions\":[[0"),
            "upstream_unreadable",
            1),
        row("D15 ends in a strange object", says(200, BEYOND + "{"), "upstream_unreadable", 1),
        row("D18 deep lists", says(200, "{\"a\":" + "[".repeat(100_000)), "upstream_unreadable", 1),
        row("D18 deep objects", says(200, "{\"a\":".repeat(100_000)), "upstream_unreadable", 1),
        row(
            "D18 65 deep",
            says(200, "{\"predictions\":[],\"a\":" + nested(64) + "}"),
            "upstream_unreadable",
            1),
        row(
            "D20 a million of nothing",
            says(200, "{\"predictions\":[" + "{},".repeat(999_999) + "{}]}"),
            "upstream_unreadable",
            1),
        row(
            "ten million of nothing",
            says(200, "{\"a\":[" + "[],".repeat(9_999_999) + "[]]}"),
            "upstream_unreadable",
            1),
        row("D21 null", says(200, "{\"predictions\":null}"), "upstream_unreadable", 1),
        row("D21 text", says(200, "{\"predictions\":\"REMOTE\"}"), "upstream_unreadable", 1),
        row(
            "D21 object",
            says(200, "{\"predictions\":{\"cat\":{\"confidence\":1}}}"),
            "upstream_other_task",
            1),
        row("D24 NaN", says(200, "{\"predictions\":[{\"x\":NaN}]}"), "upstream_unreadable", 1),
        row(
            "D30 turned",
            says(200, "{\"predictions\":[],\"image\":{\"width\":240,\"height\":320}}"),
            "upstream_unreadable",
            1),
        row(
            "more after the end",
            says(200, "{\"predictions\":[]}REMOTE"),
            "upstream_unreadable",
            1),
        row("cut", says(200, "{\"predictions\":["), "upstream_unreadable", 1));
  }

  private static UpstreamCase row(String name, Script script, String reason, int calls) {
    return new UpstreamCase(name, script, reason, calls);
  }

  private static Script error(int status) {
    return says(status, "{\"message\":\"REMOTE at /srv/REMOTE.py <b>REMOTE</b>\"}");
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
