package keypoints.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A server of models that finds nothing and takes its time, for thousands of callers at once. */
public final class SlowUpstream implements AutoCloseable {
  private static final int BACKLOG = 4096;
  private static final byte[] NOTHING =
      "{\"time\":0.1,\"image\":{\"width\":740,\"height\":555},\"predictions\":[]}"
          .getBytes(StandardCharsets.US_ASCII);

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
  private final HttpServer server;
  private final Duration delay;

  public SlowUpstream(Duration delay) throws IOException {
    this.delay = delay;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::later);
    server.start();
  }

  private void later(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var unused = threads.schedule(() -> answer(exchange), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange exchange) {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, NOTHING.length);
      exchange.getResponseBody().write(NOTHING);
    } catch (IOException left) {
      // whoever asked has gone
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
