package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import keypoints.testing.RawAnswer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and oversized requests, answered alike by every container. */
@ExtendWith(ArquillianExtension.class)
final class FaultsIT {
  private static final String MULTIPART = "multipart/form-data; boundary=x";
  private static final String END = "--x--\r\n";

  @ArquillianResource private URI home;

  @Deployment(testable = false)
  static WebArchive war() {
    return BuiltWar.withFreshData();
  }

  /**
   * @param runs the status of POST /runs
   * @param api the status of POST /api/dials/1
   */
  record Fault(String name, String type, String body, int runs, int api) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String part(String head, String content) {
    return "--x\r\n" + head + "\r\n\r\n" + content + "\r\n";
  }

  private static String field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
  }

  private static String fields(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> field("f" + i, ""))
        .collect(Collectors.joining());
  }

  static Stream<Fault> faults() {
    String longHead = "Content-Disposition: form-data; name=\"a\"\r\nX-Long: " + "a".repeat(20_000);
    return Stream.of(
        new Fault("no boundary", "multipart/form-data", field("url", "") + END, 400, 400),
        new Fault("empty boundary", "multipart/form-data; boundary=", "x", 400, 400),
        new Fault("another boundary", "multipart/form-data; boundary=y", fields(1) + END, 400, 400),
        new Fault("nothing", MULTIPART, "", 400, 400),
        new Fault("end alone", MULTIPART, END, 400, 400),
        new Fault("no end", MULTIPART, field("url", ""), 400, 400),
        new Fault("51 parts", MULTIPART, fields(51) + END, 400, 400),
        new Fault("5,000 parts", MULTIPART, fields(5_000) + END, 400, 400),
        new Fault("long head of a part", MULTIPART, part(longHead, "") + END, 400, 400),
        new Fault("part without a name", MULTIPART, part("X-No: name", "") + END, 400, 400),
        new Fault("400,000 letters", MULTIPART, field("url", "a".repeat(400_000)) + END, 400, 400),
        new Fault("no parts of a form", MULTIPART, "no multipart", 400, 400),
        new Fault("JSON", "application/json", "{\"url\": \"x\"}", 400, 400),
        new Fault("text", "text/plain", "photo", 400, 400),
        new Fault("no type", "", "photo", 400, 400));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_hasOurPage(Fault fault) throws IOException {
    RawAnswer answer = post("runs", fault);
    assertThat(answer.status()).as(answer.text()).isEqualTo(fault.runs());
    assertThat(answer.text()).contains("<main", "Content-Security-Policy: default-src 'none'");
    assertNothingInternal(answer);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_hasTheShapeOfTheApi(Fault fault) throws IOException {
    RawAnswer answer = post("api/dials/1", fault);
    assertThat(answer.status()).as(answer.text()).isEqualTo(fault.api());
    assertThat(answer.text()).contains("{\"message\":", "Content-Security-Policy: default-src");
    assertNothingInternal(answer);
  }

  /** The limit is 21 MB for a form and 28 MB for a call; neither says how much is to come. */
  @ParameterizedTest
  @CsvSource({
    "runs, multipart/form-data; boundary=x",
    "api/dials/1, multipart/form-data; boundary=x",
    "api/dials/1, text/plain",
    "api/infer/keypoints_detection, application/json"
  })
  void endlessBody_is413ToAClientThatStillSends(String path, String type) throws IOException {
    String file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    String start = type.startsWith("multipart") ? chunk(file) : "";
    String head = head("POST", path, type) + "Transfer-Encoding: chunked\r\n\r\n" + start;
    byte[] more = chunk("A".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII);
    RawAnswer answer = RawAnswer.to(home, head, more, 60);
    assertThat(answer.status()).as(answer.text()).isEqualTo(413);
    assertNothingInternal(answer);
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "GET, WEB-INF/web.xml, 404",
    "GET, META-INF/MANIFEST.MF, 404",
    "GET, nowhere, 404",
    "GET, container-error, 404",
    "PUT, x.txt, 404",
    "PUT, runs, 405",
    "DELETE, runs, 405",
    "DELETE, static/css/base.css, 405",
    "PATCH, health/live, 405"
  })
  void whatIsNotThere_hasOurPage(String method, String path, int status) throws IOException {
    RawAnswer answer =
        RawAnswer.to(home, head(method, path, "") + "Content-Length: 0\r\n\r\n", new byte[0], 1);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains("<main", "Content-Security-Policy: default-src 'none'");
    assertNothingInternal(answer);
  }

  /** Refused by the container itself, some before it knows which application is asked. */
  @ParameterizedTest
  @CsvSource({
    "TRACE, ''",
    "PUT, x.jsp",
    "GET, ..;/WEB-INF/web.xml",
    "GET, %2e%2e/WEB-INF/web.xml",
    "GET, static/..%2f..%2fWEB-INF/web.xml",
    "GET, runs/%00",
    "GET, %252e%252e/WEB-INF/web.xml"
  })
  void oddAddress_isRefusedWithoutAStackTrace(String method, String path) throws IOException {
    RawAnswer answer = RawAnswer.to(home, head(method, path, "") + "\r\n", new byte[0], 1);
    assertThat(answer.status()).as(answer.text()).isIn(400, 403, 404, 405);
    assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("exception", "<web-app");
  }

  private RawAnswer post(String path, Fault fault) throws IOException {
    byte[] body = fault.body().getBytes(StandardCharsets.UTF_8);
    String head = head("POST", path, fault.type()) + "Content-Length: " + body.length + "\r\n\r\n";
    return RawAnswer.to(home, head, body, 1);
  }

  private String head(String method, String path, String type) {
    return "%s %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nAccept: text/html\r\n%s"
        .formatted(
            method,
            home.getPath(),
            path,
            home.getAuthority(),
            type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
  }

  private static void assertNothingInternal(RawAnswer answer) {
    assertThat(answer.text())
        .doesNotContain("Exception", "Tomcat", "Jetty", "\tat ", "keypoints.", "/tmp/")
        .doesNotContainIgnoringCase("\r\nServer: Apache");
  }
}
