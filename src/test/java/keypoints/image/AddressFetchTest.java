package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressFetchTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger hits = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private Photos photos;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    photos = allowing(List.of("localhost:" + port()), Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    end.countDown();
    photos.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private static Photos allowing(List<String> hosts, Duration time) {
    return new Photos(new ImageLimits(100_000, 50_000_000, 16_384, time, hosts));
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private String at(String path) {
    return "http://localhost:" + port() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    hits.incrementAndGet();
    switch (exchange.getRequestURI().getPath()) {
      case "/dot.png" -> send(exchange, Pictures.file(Pictures.redCorner(8, 6), "png"));
      case "/text" -> send(exchange, "just words".getBytes(StandardCharsets.UTF_8));
      case "/large" -> send(exchange, new byte[100_001]);
      case "/moved" -> redirect(exchange, "/dot.png");
      case "/loop" -> redirect(exchange, "/loop");
      case "/inside" -> redirect(exchange, "http://127.0.0.1:" + port() + "/dot.png");
      case "/metadata" -> redirect(exchange, "http://169.254.169.254/latest/");
      case "/drip" -> drip(exchange);
      default -> exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  /** A byte now and then, so that no single read times out. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (!end.await(50, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertRefused(String address, Reason reason) {
    assertThatThrownBy(() -> photos.fetch(address))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void pictureAtAnAllowedAddress_isRead() {
    assertThat(photos.fetch(" " + at("/dot.png") + "\n").width()).isEqualTo(8);
  }

  @Test
  void redirect_isFollowed() {
    assertThat(photos.fetch(at("/moved")).height()).isEqualTo(6);
  }

  @Test
  void somethingElseThanAPicture_isRefused() {
    assertRefused(at("/text"), Reason.PHOTO_NOT_AN_IMAGE);
    assertRefused(at("/large"), Reason.PHOTO_TOO_LARGE);
    assertRefused(at("/nowhere"), Reason.ADDRESS_UNREACHABLE);
    assertRefused(at("/loop"), Reason.ADDRESS_UNREACHABLE);
  }

  @Test
  void redirectToThePrivateNetwork_isRefusedAtThatHop() {
    assertRefused(at("/inside"), Reason.ADDRESS_REFUSED);
    assertRefused(at("/metadata"), Reason.ADDRESS_REFUSED);
    assertThat(hits).hasValue(2);
  }

  @Test
  void drippingServer_isCutOffAtTheDeadline() {
    try (Photos hasty = allowing(List.of("localhost:" + port()), Duration.ofMillis(400))) {
      assertThatThrownBy(() -> hasty.fetch(at("/drip")))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_TIMED_OUT));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://localhost/",
        "http://localhost:22/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "https://169.254.169.254/",
        "http://127.000.000.001/",
        "http://0/",
        "http://1.1.1.1:8081/"
      })
  void addressInsideTheNetwork_isRefusedWithoutAConnection(String address) {
    assertThatThrownBy(() -> photos.fetch(address))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                assertThat(failure.reason()).isIn(Reason.ADDRESS_REFUSED, Reason.ADDRESS_INVALID));
    assertThat(hits).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "photo.jpg",
        "ftp://example.org/a.jpg",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "http://user:secret@example.org/",
        "javascript:alert(1)",
        "http://exa mple.org/"
      })
  void textThatIsNoWebAddress_isRefused(String address) {
    assertRefused(address, Reason.ADDRESS_INVALID);
  }
}
