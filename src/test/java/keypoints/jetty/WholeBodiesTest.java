package keypoints.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import keypoints.testing.SlowClients;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WholeBodiesTest {
  private static final int THREADS = 10;
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client = HttpClient.newHttpClient();

  /** Sends back what it got. */
  private static final class Echo extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      boolean inMemory = request.getAttribute("keypoints.in_memory") != null;
      response.setHeader("In-Memory", String.valueOf(inMemory));
      response.getOutputStream().write(body);
    }
  }

  @BeforeEach
  void start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new Echo()), "/*");
    context.insertHandler(new WholeBodies(GRACE));
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private URI home() {
    return URI.create("http://localhost:" + connector.getLocalPort() + "/");
  }

  private HttpResponse<byte[]> post(BodyPublisher body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(home()).timeout(Duration.ofSeconds(20)).POST(body).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @CsvSource({"3000000, true", "20000000, false"})
  void body_staysInMemoryWhileThereIsRoom(int length, boolean inMemory)
      throws IOException, InterruptedException {
    // each gives its room back
    for (int i = 0; i < 10; i++) {
      HttpResponse<byte[]> answer = post(BodyPublishers.ofByteArray(new byte[length]));
      assertThat(answer.headers().firstValue("In-Memory")).hasValue(String.valueOf(inMemory));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384, 16_385, 100_000, 3_000_000, 20_000_000})
  void body_arrivesAsItWasSent(int length) throws IOException, InterruptedException {
    byte[] body = new byte[length];
    new Random(7).nextBytes(body);

    assertThat(post(BodyPublishers.ofByteArray(body)).body()).isEqualTo(body);
    // without a length, in chunks
    assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).body())
        .isEqualTo(body);
  }

  @Test
  void moreSlowBodiesThanThreads_leaveTheServerAnswering()
      throws IOException, InterruptedException {
    try (SlowClients slow = new SlowClients(home()).uploads(3 * THREADS).calls(3 * THREADS)) {
      assertThat(post(BodyPublishers.ofString("quick")).body()).asString().isEqualTo("quick");
      slow.trickle();
      assertThat(slow.left()).isEqualTo(6 * THREADS);
    }
  }

  @Test
  void bodyThatDoesNotCome_isCutOff() throws IOException, InterruptedException {
    try (SlowClients slow = new SlowClients(home()).uploads(3)) {
      for (int i = 0; i < 100 && slow.left() > 0; i++) {
        TimeUnit.MILLISECONDS.sleep(100);
        slow.trickle();
      }
      assertThat(slow.left()).isZero();
    }
  }

  @Test
  void bodyThatComesSteadily_mayTakeLonger() throws IOException, InterruptedException {
    int pieces = 10;
    byte[] piece = new byte[WholeBodies.BYTES_A_SECOND];
    try (Socket socket = new Socket("localhost", connector.getLocalPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";
      out.write(head.formatted(pieces * piece.length).getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < pieces; i++) {
        TimeUnit.MILLISECONDS.sleep(3 * GRACE.toMillis() / pieces);
        out.write(piece);
      }
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(answer).asString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200");
      assertThat(answer).hasSizeGreaterThan(pieces * piece.length);
    }
  }
}
