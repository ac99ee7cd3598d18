package keypoints.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real server on loopback that speaks as Roboflow's do, well or badly. Each verb sets how it
 * answers from then on and returns the server: {@code new FakeRoboflow().clocks()}.
 */
public final class FakeRoboflow implements AutoCloseable {
  private static final String JSON = "application/json";

  /** At FINE it writes down what it was asked, which is no leak of the side that asked. */
  private static final Logger LOG = Logger.getLogger("com.sun.net.httpserver");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean deaf;
  private volatile Answer answer = FakeRoboflow::clock;

  @FunctionalInterface
  private interface Answer {
    void write(HttpExchange exchange, FakeRequest request) throws IOException;
  }

  public FakeRoboflow() {
    LOG.setLevel(Level.INFO);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    server.setExecutor(threads);
    server.createContext("/", this::exchange);
    server.start();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (deaf) {
        pause(60_000);
      } else {
        FakeRequest request = FakeRequest.read(exchange);
        requests.add(request);
        answer.write(exchange, request);
      }
    }
  }

  /** The base URL, such as {@code http://127.0.0.1:41234}. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  /** All requests so far, oldest first. */
  public List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  /** The latest request; fails when there was none. */
  public FakeRequest lastRequest() {
    return requests.get(requests.size() - 1);
  }

  /** One clock at 10:10 in the middle of the photo, with a picture. */
  public FakeRoboflow clocks() {
    return answers(FakeRoboflow::clock);
  }

  /** The same without a picture. */
  public FakeRoboflow withoutVisualization() {
    return answers((exchange, request) -> ok(exchange, FakeClock.in(request).json()));
  }

  public FakeRoboflow nothing() {
    return golden(200, "nothing");
  }

  /** The form in the documentation: whole numbers, {@code class_name}, no ids. */
  public FakeRoboflow classNameOnly() {
    return golden(200, "documented-keypoints");
  }

  public FakeRoboflow classification() {
    return golden(200, "classification");
  }

  public FakeRoboflow multiLabel() {
    return golden(200, "multi-label");
  }

  public FakeRoboflow stub() {
    return golden(200, "stub");
  }

  public FakeRoboflow wrongKey() {
    return golden(401, "wrong-key");
  }

  /** What the API gateway of the older hosts says: a wrong key, or no such model. */
  public FakeRoboflow lambdaWrongKey() {
    return golden(403, "lambda-wrong-key");
  }

  public FakeRoboflow noCredits() {
    return golden(402, "no-credits");
  }

  public FakeRoboflow unknownModel() {
    return golden(404, "unknown-model");
  }

  public FakeRoboflow paused() {
    return golden(423, "paused");
  }

  public FakeRoboflow quota429() {
    return golden(429, "quota");
  }

  /** The shape of errors that the first generation of servers had. */
  public FakeRoboflow nodeEraError() {
    return golden(400, "node-era-error");
  }

  public FakeRoboflow okWithError() {
    return golden(200, "node-era-error");
  }

  public FakeRoboflow validation422() {
    return golden(422, "validation");
  }

  public FakeRoboflow photoRefused() {
    return golden(400, "photo-refused");
  }

  public FakeRoboflow serverError() {
    return golden(500, "server-error");
  }

  public FakeRoboflow notReady() {
    return golden(503, "not-ready");
  }

  public FakeRoboflow platformTimedOut() {
    return golden(504, "server-error");
  }

  /** What a gateway says, in HTML. */
  public FakeRoboflow tooLarge() {
    return says(413, "text/html", "<html><h1>413 Request Entity Too Large</h1></html>");
  }

  public FakeRoboflow htmlPage() {
    return says(200, "text/html", "<!DOCTYPE html><title>Welcome to our Wi-Fi</title>");
  }

  public FakeRoboflow emptyBody() {
    return answers((exchange, request) -> exchange.sendResponseHeaders(200, -1));
  }

  public FakeRoboflow notJson() {
    return says(200, JSON, "{\"predictions\": [");
  }

  /** An error that repeats the address it was asked at, and the key in base64. */
  public FakeRoboflow keyEcho() {
    return answers(FakeRoboflow::echo);
  }

  public FakeRoboflow redirect() {
    return answers(
        (exchange, request) -> {
          exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
  }

  /** Promises more bytes than it sends, then closes the connection. */
  public FakeRoboflow cutShort() {
    return answers(
        (exchange, request) -> {
          exchange.sendResponseHeaders(200, 10_000);
          exchange.getResponseBody().write("{\"predictions\":[".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });
  }

  /** Says nothing until it is closed, at most a minute. */
  public FakeRoboflow slow() {
    return answers((exchange, request) -> pause(60_000));
  }

  /** Does not even take the photo, at most a minute; a small one is on its way all the same. */
  public FakeRoboflow deaf() {
    deaf = true;
    return this;
  }

  /** A byte every 20 ms, without an end. */
  public FakeRoboflow drip() {
    return answers(
        (exchange, request) -> {
          exchange.sendResponseHeaders(200, 0);
          endlessly(exchange.getResponseBody(), new byte[] {' '}, 20);
        });
  }

  /** Blanks as fast as they are taken, without an end. */
  public FakeRoboflow endless() {
    return answers(
        (exchange, request) -> {
          exchange.sendResponseHeaders(200, 0);
          endlessly(
              exchange.getResponseBody(), " ".repeat(8192).getBytes(StandardCharsets.UTF_8), 0);
        });
  }

  /** An error of which the text breaks off. */
  public FakeRoboflow errorCutShort() {
    return answers(
        (exchange, request) -> {
          exchange.sendResponseHeaders(402, 10_000);
          exchange.getResponseBody().write("{\"message\":".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });
  }

  /** Takes the photo and closes the connection without a word. */
  public FakeRoboflow disconnect() {
    return answers((exchange, request) -> exchange.close());
  }

  /** An error of this status that says when to come back. */
  public FakeRoboflow comeBack(int status, String retryAfter) {
    return answers(
        (exchange, request) -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          send(exchange, status, JSON, "{\"message\":\"not now\"}");
        });
  }

  /** Answers once like this, and as it did before from then on. */
  public FakeRoboflow once(UnaryOperator<FakeRoboflow> how) {
    Answer before = answer;
    Answer once = how.apply(this).answer;
    return answers(
        (exchange, request) -> {
          answer = before;
          once.write(exchange, request);
        });
  }

  /** Any answer. */
  public FakeRoboflow says(int status, String mediaType, String body) {
    return answers((exchange, request) -> send(exchange, status, mediaType, body));
  }

  /** The file {@code golden/roboflow/<name>.json} as the answer. */
  public FakeRoboflow golden(int status, String name) {
    return says(status, JSON, read("/golden/roboflow/" + name + ".json"));
  }

  private FakeRoboflow answers(Answer next) {
    deaf = false;
    answer = next;
    return this;
  }

  private static void clock(HttpExchange exchange, FakeRequest request) throws IOException {
    ok(exchange, FakeClock.in(request).jsonWithVisualization());
  }

  private static void echo(HttpExchange exchange, FakeRequest request) throws IOException {
    String key =
        request.query().getOrDefault("api_key", request.header("Authorization").orElse(""));
    String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    String text = exchange.getRequestURI() + " " + key + " " + base64;
    send(exchange, 500, JSON, "{\"message\":\"could not ask " + text.replace("\"", "\\\"") + "\"}");
  }

  private static void ok(HttpExchange exchange, String json) throws IOException {
    send(exchange, 200, JSON, json);
  }

  private static void send(HttpExchange exchange, int status, String mediaType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", mediaType);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void endlessly(OutputStream out, byte[] bytes, int millis) throws IOException {
    while (closed.getCount() > 0) {
      out.write(bytes);
      out.flush();
      pause(millis);
    }
  }

  private void pause(int millis) {
    try {
      closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(String resource) {
    try (InputStream in = FakeRoboflow.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** Lets go of everyone who waits. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
