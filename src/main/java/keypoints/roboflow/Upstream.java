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
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import keypoints.inference.ModelId;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/** The one HTTP client, and the bytes that come back through it. */
final class Upstream implements AutoCloseable {
  /** The JDK's own log of what goes over the wire; held, because loggers are collected else. */
  private static final Logger WIRE =
      Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

  /** Enough of an error to find its message, bytes. */
  private static final int LONGEST_REFUSAL = 16_384;

  private final RoboflowDetector.Config config;
  private final Refusals refusals;
  private final Duration longest;
  private final Watch watch;
  private final Client client;

  Upstream(RoboflowDetector.Config config, Refusals refusals) {
    // at FINE it writes whole addresses, and with them the key
    WIRE.setLevel(Level.INFO);
    this.config = config;
    this.refusals = refusals;
    this.longest = config.connectTimeout().plus(config.readTimeout());
    this.watch = new Watch(longest);
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
   * @throws keypoints.failure.Failure when there is none
   */
  byte[] post(ModelId id, Map<String, Object> query, PhotoBody photo) {
    return answer(
        request(id, query)
            .header(HttpHeaders.CONTENT_LENGTH, photo.length())
            .buildPost(Entity.entity(photo, MediaType.APPLICATION_FORM_URLENCODED_TYPE)));
  }

  /** The same for a photo that {@code query} has the address of. */
  byte[] get(ModelId id, Map<String, Object> query) {
    return answer(request(id, query).buildGet());
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

  private byte[] answer(Invocation invocation) {
    long deadline = System.nanoTime() + longest.toNanos();
    try (Response response = begin(invocation);
        InputStream body = response.readEntity(InputStream.class)) {
      if (response.getStatus() != Response.Status.OK.getStatusCode()) {
        throw refusals.refused(response.getStatus(), beginning(body, deadline));
      }
      return whole(body, deadline);
    } catch (ProcessingException exception) {
      throw refusals.unanswered(exception, isPast(deadline));
    } catch (IOException exception) {
      throw refusals.brokenOff(exception);
    }
  }

  private Response begin(Invocation invocation) {
    try {
      return invocation.invoke();
    } finally {
      watch.finished();
    }
  }

  private static boolean isPast(long deadline) {
    return System.nanoTime() - deadline > 0;
  }

  private byte[] whole(InputStream body, long deadline) throws IOException {
    int most = config.maxAnswerBytes();
    byte[] answer = Body.read(body, most + 1, deadline);
    if (answer.length > most) {
      throw refusals.unreadable("longer than " + most + " bytes", new byte[0]);
    }
    return answer;
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
