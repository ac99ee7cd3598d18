package keypoints.testing;

import static keypoints.testing.RequestCase.request;

import java.util.List;
import java.util.stream.Stream;

/** Requests that break HTTP, or the form within it. */
public final class WireCases {
  private static final String FORM = "Content-Type: multipart/form-data; boundary=x";
  private static final String PART =
      "Content-Disposition: form-data; name=\"photo\"; filename=\"a\"";
  private static final String START = "--x\r\n" + PART + "\r\n\r\n";
  private static final String END = "\r\n--x--\r\n";

  private WireCases() {}

  /** Broken forms for the page and for the API; both answer them alike. */
  public static List<RequestCase> forms() {
    return Stream.of("runs", "api/dials/1")
        .flatMap(path -> Stream.concat(forms(path), chunks(path)))
        .toList();
  }

  private static Stream<RequestCase> forms(String path) {
    return Stream.of(
        form(path, "B05 form that breaks off in a form", "--x\r\nContent-Type: multipart/mixed"),
        form(path, "B08 part of 200 headers", "--x\r\n" + "X-A: b\r\n".repeat(200) + PART),
        form(path, "B08a part without headers", "--x\r\n\r\nabc" + END),
        form(path, "B08b part that ends in its head", "--x\r\n" + PART),
        form(path, "B08c part of NULs for a head", "--x\r\n\0\0\0\r\n\r\nabc" + END),
        form(path, "B08d part whose head has no colon", "--x\r\nnothing\r\n\r\nabc" + END),
        form(path, "B09 form without an end", START + "abc"),
        form(path, "B15 packed form", "\u001f\u008b\b\0\0").with("Content-Encoding: gzip"));
  }

  /** The photo's beginning comes in a good chunk, what follows is none. */
  private static Stream<RequestCase> chunks(String path) {
    return Stream.of(
        chunked(path, "B14 chunk of no number", "zz\r\nabc\r\n0\r\n\r\n"),
        chunked(path, "B14a chunk of less than nothing", "-5\r\nabcde\r\n0\r\n\r\n"),
        chunked(path, "B14b chunk longer than it says", "3\r\nabcdef\r\n0\r\n\r\n"),
        chunked(path, "B14c chunk of 8 exabytes", "7fffffffffffffff\r\nabc"),
        chunked(path, "B14d chunk of more digits than a number has", "1" + "0".repeat(40) + "\r\n"),
        chunked(path, "B14e chunks without an end", "5\r\nabc"),
        chunked(path, "B14f chunks that end before the form does", "3\r\nabc\r\n0\r\n\r\n"));
  }

  private static RequestCase form(String path, String name, String body) {
    return request(name + ", " + path, "POST", path)
        .with(FORM)
        .sending(body)
        .is(400, "form_unreadable");
  }

  private static RequestCase chunked(String path, String name, String rest) {
    String start = Integer.toHexString(START.length()) + "\r\n" + START + "\r\n";
    return form(path, name, start + rest).with("Transfer-Encoding: chunked");
  }

  /** What containers refuse by themselves, some before they know which application is asked. */
  public static List<RequestCase> http() {
    String photo = "runs";
    return List.of(
        request("B14g length and chunks", "POST", photo)
            .with(FORM)
            .with("Content-Length: 5")
            .with("Transfer-Encoding: chunked")
            .sending("0\r\n\r\n"),
        request("B14h two lengths", "POST", photo)
            .with(FORM)
            .with("Content-Length: 5")
            .with("Content-Length: 6")
            .sending("abcdef"),
        request("B14i length below 0", "POST", photo).with(FORM).with("Content-Length: -1"),
        request("B14j length of no number", "POST", photo).with(FORM).with("Content-Length: abc"),
        request("B14k length with a sign", "POST", photo).with(FORM).with("Content-Length: +5"),
        request("B14l unknown coding", "POST", photo)
            .with(FORM)
            .with("Transfer-Encoding: xchunked"),
        request("B14m blank before the colon", "GET", "").with("X-A : b"),
        request("B14n header without a name", "GET", "").with(": b"),
        request("B14o header of a NUL", "GET", "").with("X-A: \0b"),
        request("B28 header of 64 kB", "GET", "").with("X-A: " + "a".repeat(65_536)),
        request("B28a 2,000 headers", "GET", "").with("X-A: b\r\n".repeat(1_999) + "X-A: b"),
        request("B28b cookie of 32 kB", "GET", "").with("Cookie: a=" + "b".repeat(32_768)),
        request("B28c address of 64 kB", "GET", "?a=" + "b".repeat(65_536)),
        request("B30b two hosts", "GET", "").with("Host: a.example").with("Host: b.example"),
        request("B30c host of nonsense", "GET", "").with("Host: a b\"<script>"),
        request("B29e up and out", "GET", "..;/WEB-INF/web.xml"),
        request("B29f packed up and out", "GET", "%2e%2e/WEB-INF/web.xml"),
        request("B29g packed slashes", "GET", "static/..%2f..%2fWEB-INF/web.xml"),
        request("B29h NUL", "GET", "runs/%00"),
        request("B29i half a character", "GET", "runs/%ff%fe"),
        request("B29j percent of nothing", "GET", "runs/%zz"),
        request("B29k method that is none", "G<script>T", ""),
        request("B02a encoded form of half characters", "POST", photo)
            .with("Content-Type: application/x-www-form-urlencoded")
            .sending("url=%ff%fe&=&&"),
        request("B02c encoded form of half a number", "POST", photo)
            .with("Content-Type: application/x-www-form-urlencoded")
            .sending("url=%zz"),
        request("B29l TRACE", "TRACE", ""),
        request("B29m CONNECT", "CONNECT", ""));
  }
}
