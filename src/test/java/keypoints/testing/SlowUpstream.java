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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A server of models that finds nothing unless told otherwise and takes its time, for thousands of
 * callers at once.
 */
public final class SlowUpstream implements AutoCloseable {
  private static final int BACKLOG = 4096;
  private static final String NOTHING =
      "{\"time\":0.1,\"image\":{\"width\":740,\"height\":555},\"predictions\":[]}";

  static {
    // as real ones: the JDK's holds a body back until its header is acknowledged, 40 ms later
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
  private final HttpServer server;
  private final AtomicReference<Duration> delay;
  private final AtomicReference<byte[]> answer = new AtomicReference<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  public SlowUpstream(Duration delay) throws IOException {
    this.delay = new AtomicReference<>(delay);
    says(NOTHING);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::later);
    server.start();
  }

  private void later(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    var unused =
        threads.schedule(() -> answer(exchange), delay.get().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void answer(HttpExchange exchange) {
    now.decrementAndGet();
    byte[] json = answer.get();
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, json.length);
      exchange.getResponseBody().write(json);
    } catch (IOException left) {
      // whoever asked has gone
    }
  }

  /** From the next call on; counts from nothing. */
  public void takes(Duration longer) {
    delay.set(longer);
    most.set(0);
  }

  /** This to every question from now on. */
  public final void says(String json) {
    answer.set(json.getBytes(StandardCharsets.US_ASCII));
  }

  /** How many have asked and wait. */
  int now() {
    return now.get();
  }

  /** The most that have waited at once. */
  public int most() {
    return most.get();
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
