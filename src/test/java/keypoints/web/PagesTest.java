package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class PagesTest extends WebTest {

  /** Fails behind a title that is longer than what is held back. */
  private static final ErrorPage BREAKS_OFF = new ErrorPage("x".repeat(200_000), "", 200, null);

  /** Longer than what a connection takes from a server that nobody listens to. */
  private static final ErrorPage LONG = new ErrorPage("x".repeat(20_000_000), "", 200, "");

  @Override
  void more(ServletContext context) {
    add(context, "broken", BREAKS_OFF);
    add(context, "long", LONG);
  }

  private void add(ServletContext context, String name, ErrorPage page) {
    Pages pages = new Pages(context, languages());
    HttpServlet servlet =
        new HttpServlet() {
          @Override
          protected void doGet(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            pages.render(request, response, 200, page);
          }
        };
    context.addServlet(name, servlet).addMapping("/" + name);
  }

  @Test
  void scriptThatAsks_getsTheSamePage() throws IOException {
    String run = runOfPeople();
    String page = html(run);

    assertThat(send(request(run).header("Sec-Fetch-Dest", "empty")).body()).isEqualTo(page);
    byte[] packed =
        send(
                request(run).header("Sec-Fetch-Dest", "empty").header("Accept-Encoding", "gzip"),
                BodyHandlers.ofByteArray())
            .body();
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(page);
    }
  }

  @Test
  void pageThatFailsInItsMiddle_isAnErrorToPeopleAndBrokenOffToScripts() {
    assertThat(get("/broken").statusCode()).isEqualTo(500);
    assertThatThrownBy(() -> send(request("/broken").header("Sec-Fetch-Dest", "empty")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(
            () ->
                send(
                    request("/broken")
                        .header("Sec-Fetch-Dest", "empty")
                        .header("Accept-Encoding", "gzip")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void scriptThatLeavesInTheMiddle_isNoErrorInTheLog() throws Exception {
    List<LogRecord> log = new CopyOnWriteArrayList<>();
    Handler listener = new Listener(log);
    Logger all = Logger.getLogger("");
    all.addHandler(listener);
    try {
      readALittle("/long");
      for (int i = 0; i < 500 && log.stream().noneMatch(PagesTest::saysItLeft); i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } finally {
      all.removeHandler(listener);
    }
    assertThat(log).anyMatch(PagesTest::saysItLeft);
    assertThat(log).noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
  }

  /** As a script, and is gone. */
  private void readALittle(String path) throws IOException {
    String question =
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Dest: empty\r\n\r\n";
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isPositive();
      socket.setSoLinger(true, 0);
    }
  }

  private static boolean saysItLeft(LogRecord entry) {
    return entry.getMessage().contains("\"route\":\"long\",\"status\":499");
  }

  private static final class Listener extends Handler {
    private final List<LogRecord> log;

    Listener(List<LogRecord> log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord entry) {
      log.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
