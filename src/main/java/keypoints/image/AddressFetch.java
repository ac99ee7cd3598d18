package keypoints.image;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Gets a file from an address that a stranger typed. The address that is really connected to is
 * checked, on every redirect; bytes and time are bounded over the whole way, names included.
 */
final class AddressFetch implements AutoCloseable {
  private static final int MAX_REDIRECTS = 3;
  private static final Set<Integer> PORTS = Set.of(80, 443);
  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_PER_HOST = 4;
  private static final int IDLE_SECONDS = 10;

  /** For each of a host's addresses, of which some may lead nowhere. */
  private static final Timeout CONNECTING = Timeout.ofSeconds(5);

  /** How long whoever finds a host taken waits for one of its connections. */
  private static final Timeout QUEUEING = Timeout.ofSeconds(1);

  private static final Http1Config HEADERS =
      Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();

  private final ImageLimits limits;
  private final CloseableHttpClient guarded;
  private final CloseableHttpClient trusted;

  /** A system that looks up a name cannot be interrupted, so that the asking must not wait. */
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          AddressFetch::daemon);

  AddressFetch(ImageLimits limits) {
    this(limits, SystemDefaultDnsResolver.INSTANCE);
  }

  /** With names of one's own. */
  AddressFetch(ImageLimits limits, DnsResolver names) {
    this.limits = limits;
    this.guarded = client(new PublicNames(names));
    this.trusted = client(names);
  }

  /**
   * The body of this address.
   *
   * @throws Failure ADDRESS_INVALID, ADDRESS_REFUSED for whatever may not be asked and for names
   *     that nobody knows, so that the two cannot be told apart, ADDRESS_UNREACHABLE,
   *     ADDRESS_TIMED_OUT, PHOTO_TOO_LARGE, or BUSY when too many are being fetched, of all or of
   *     this host
   */
  byte[] get(String text) {
    long deadline = System.nanoTime() + limits.fetchTime().toNanos();
    URI address = WebAddress.parse(text.strip());
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      Answer answer = hop(address, deadline);
      if (answer.redirect() == null) {
        return answer.body();
      }
      address = WebAddress.next(address, answer.redirect());
    }
    throw new Failure(Reason.ADDRESS_UNREACHABLE, "too many redirects");
  }

  private record Answer(byte[] body, @Nullable String redirect) {}

  private Answer hop(URI address, long deadline) {
    CloseableHttpClient client = clientFor(address);
    HttpGet get = new HttpGet(address);
    get.setHeader("Accept", "image/*");
    get.setHeader("Accept-Encoding", "identity");
    get.setHeader("User-Agent", "keypoint-studio");
    try {
      Future<Answer> answer =
          threads.submit(() -> client.execute(get, response -> read(response, get)));
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      throw new Failure(Reason.BUSY, "too many addresses at once", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw new Failure(Reason.ADDRESS_TIMED_OUT, null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Reason.ADDRESS_UNREACHABLE, "interrupted", e);
    } finally {
      get.abort(); // does nothing to what has ended
    }
  }

  private static Failure failure(Throwable cause) {
    if (cause instanceof Failure known) {
      return known;
    }
    return new Failure(reason(cause), cause.getClass().getSimpleName());
  }

  private static Reason reason(Throwable cause) {
    if (cause instanceof ConnectionRequestTimeoutException) {
      return Reason.BUSY;
    }
    if (cause instanceof SocketTimeoutException) {
      return Reason.ADDRESS_TIMED_OUT;
    }
    return cause instanceof UnknownHostException
        ? Reason.ADDRESS_REFUSED
        : Reason.ADDRESS_UNREACHABLE;
  }

  private Answer read(ClassicHttpResponse response, HttpGet get) throws IOException {
    int status = response.getCode();
    Header location = response.getFirstHeader("Location");
    if (status >= 300 && status < 400 && location != null) {
      get.abort();
      return new Answer(new byte[0], location.getValue());
    }
    HttpEntity entity = response.getEntity();
    if (status != 200 || entity == null) {
      get.abort();
      throw new Failure(Reason.ADDRESS_UNREACHABLE, "status " + status);
    }
    return new Answer(body(entity, get), null);
  }

  private byte[] body(HttpEntity entity, HttpGet get) throws IOException {
    boolean declared = entity.getContentLength() > limits.maxBytes();
    byte[] body = declared ? new byte[0] : entity.getContent().readNBytes(limits.maxBytes() + 1);
    if (declared || body.length > limits.maxBytes()) {
      get.abort(); // else the client would read the rest, however long
      throw new Failure(Reason.PHOTO_TOO_LARGE, null, limits.maxMegabytes());
    }
    return body;
  }

  private CloseableHttpClient clientFor(URI address) {
    int port = WebAddress.port(address);
    if (limits.fetchAllow().contains(address.getHost() + ":" + port)) {
      return trusted;
    }
    if (!PORTS.contains(port)) {
      throw new Failure(Reason.ADDRESS_REFUSED, "port");
    }
    return guarded;
  }

  private static CloseableHttpClient client(DnsResolver names) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom().setConnectTimeout(CONNECTING).build())
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(HEADERS).build())
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_PER_HOST)
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom().setConnectionRequestTimeout(QUEUEING).build())
        // the other side may have closed it meanwhile, and nothing is asked twice
        .setConnectionReuseStrategy((request, response, context) -> false)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableAutomaticRetries()
        .build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "address-fetch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    guarded.close(CloseMode.IMMEDIATE);
    trusted.close(CloseMode.IMMEDIATE);
  }
}
