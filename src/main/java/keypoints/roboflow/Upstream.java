package keypoints.roboflow;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.ModelId;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.jspecify.annotations.Nullable;

/** The one HTTP client, and the bytes that come back through it. */
final class Upstream implements AutoCloseable {
  /** The JDK's own log of what goes over the wire; held, because loggers are collected else. */
  private static final Logger WIRE =
      Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

  /** Enough of an error to find its message, bytes. */
  private static final int LONGEST_REFUSAL = 16_384;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** What may be over after a moment: too many requests, a restart, a gateway's trouble. */
  private static final Set<Integer> SOON_OVER = Set.of(TOO_MANY_REQUESTS, 502, 503, 504);

  /** Between the first try and the second when the server does not ask for more, ms. */
  private static final long SHORTEST_PAUSE = 200;

  private static final long LONGEST_PAUSE = 800;

  /** A person who waits for longer is better told to come back. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final RoboflowDetector.Config config;
  private final Refusals refusals;
  private final Duration longest;
  private final Calls calls;
  private final Watch watch = new Watch();
  private final Client client;

  Upstream(RoboflowDetector.Config config, Refusals refusals) {
    // at FINE it writes whole addresses, and with them the key
    WIRE.setLevel(Level.INFO);
    this.config = config;
    this.refusals = refusals;
    this.longest = config.connectTimeout().plus(config.readTimeout());
    this.calls = new Calls(config.mostCalls());
    this.client =
        ClientBuilder.newClient(
            new ClientConfig()
                .connectorProvider(connector(watch))
                .register(new LengthSaidOnce())
                // a redirect would carry the key to another host
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.CONNECT_TIMEOUT, millis(config.connectTimeout()))
                .property(ClientProperties.READ_TIMEOUT, millis(config.readTimeout())));
  }

  private static HttpUrlConnectorProvider connector(Watch watch) {
    return new HttpUrlConnectorProvider().useFixedLengthStreaming().connectionFactory(watch);
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  /**
   * The body of an answer with status 200, at most {@code maxAnswerBytes}.
   *
   * @throws Failure when there is none
   */
  byte[] post(ModelId id, Map<String, Object> query, PhotoBody photo) {
    return answer(
        () ->
            request(id, query)
                .header(HttpHeaders.CONTENT_LENGTH, photo.length())
                .buildPost(Entity.entity(photo, MediaType.APPLICATION_FORM_URLENCODED_TYPE)));
  }

  /** The same for a photo that {@code query} has the address of. */
  byte[] get(ModelId id, Map<String, Object> query) {
    return answer(() -> request(id, query).buildGet());
  }

  private Invocation.Builder request(ModelId id, Map<String, Object> query) {
    WebTarget target =
        client
            .target(config.baseUrl())
            .path("{project}/{version}")
            .resolveTemplates(Map.of("project", id.project(), "version", id.version()));
    for (Map.Entry<String, Object> parameter : query.entrySet()) {
      target = with(target, parameter.getKey(), parameter.getValue());
    }
    return withKey(target);
  }

  /** By a template, because a plain value keeps its %XX and has its braces taken for templates. */
  private static WebTarget with(WebTarget target, String name, Object value) {
    return target.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
  }

  private Invocation.Builder withKey(WebTarget target) {
    ApiKey key = config.key();
    if (key == null) {
      return target.request();
    }
    return config.keyInHeader()
        ? target.request().header(HttpHeaders.AUTHORIZATION, "Bearer " + key.value())
        : with(target, "api_key", key.value()).request();
  }

  /** Asking twice does no harm: a question changes nothing at the server. */
  private byte[] answer(Supplier<Invocation> question) {
    long deadline = System.nanoTime() + longest.toNanos();
    return calls.make(() -> call(question.get(), deadline));
  }

  private Outcome call(Invocation invocation, long deadline) {
    try (Response response = begin(invocation, deadline);
        InputStream body = response.readEntity(InputStream.class)) {
      return response.getStatus() == Response.Status.OK.getStatusCode()
          ? whole(response.getLength(), body, deadline)
          : refused(response, beginning(body, deadline), deadline);
    } catch (ProcessingException exception) {
      boolean late = System.nanoTime() - deadline > 0;
      return unanswered(exception, refusals.unanswered(exception, late), deadline);
    } catch (IOException exception) {
      Failure failure = refusals.brokenOff(exception);
      boolean late = failure.reason() == Reason.UPSTREAM_TIMED_OUT;
      return Outcome.failed(failure, late ? null : pause(Optional.empty(), deadline));
    }
  }

  private Response begin(Invocation invocation, long deadline) {
    watch.begin(deadline);
    try {
      return invocation.invoke();
    } finally {
      watch.finished();
    }
  }

  private Outcome refused(Response response, byte[] body, long deadline) {
    int status = response.getStatus();
    Failure failure = refusals.refused(status, body);
    if (status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
      return Outcome.refused(failure);
    }
    boolean again = SOON_OVER.contains(status);
    Optional<Duration> asked =
        RetryAfter.read(response.getHeaderString(HttpHeaders.RETRY_AFTER), Instant.now())
            .filter(wait -> again);
    return Outcome.failed(
        asked.map(failure::after).orElse(failure), again ? pause(asked, deadline) : null);
  }

  private static Outcome unanswered(ProcessingException exception, Failure failure, long deadline) {
    return switch (failure.reason()) {
      case UPSTREAM_UNREACHABLE ->
          Outcome.failed(
              failure, Refusals.isLost(exception) ? pause(Optional.empty(), deadline) : null);
      case UPSTREAM_TIMED_OUT -> Outcome.failed(failure, null);
      default -> Outcome.refused(failure);
    };
  }

  /** What the server asks for, else a while that differs, so that not all come back at once. */
  private static @Nullable Duration pause(Optional<Duration> asked, long deadline) {
    Duration own =
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE));
    Duration pause = asked.filter(wait -> wait.compareTo(own) > 0).orElse(own);
    boolean inTime = System.nanoTime() + pause.toNanos() - deadline < 0;
    return inTime && pause.compareTo(LONGEST_WAIT) <= 0 ? pause : null;
  }

  /**
   * @param promised length in bytes; less than 0 when it is not known
   */
  private Outcome whole(int promised, InputStream body, long deadline) throws IOException {
    int most = config.maxAnswerBytes();
    byte[] answer = Body.read(body, most + 1, deadline);
    if (answer.length > most) {
      Failure failure = refusals.unreadable("longer than " + most + " bytes", new byte[0]);
      return Outcome.failed(failure, null);
    }
    if (answer.length < promised) {
      // the JDK takes the end of the connection for that of the answer
      throw new EOFException(answer.length + " of " + promised + " bytes");
    }
    return Outcome.answered(answer);
  }

  private static byte[] beginning(InputStream body, long deadline) {
    try {
      return Body.read(body, LONGEST_REFUSAL, deadline);
    } catch (IOException brokenOff) {
      // the status says enough
      return new byte[0];
    }
  }

  @Override
  public void close() {
    client.close();
    watch.close();
  }

  /** Jersey has the length by then; the JDK sends it itself and warns of every other who does. */
  private static final class LengthSaidOnce implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
      context.proceed();
    }
  }
}
