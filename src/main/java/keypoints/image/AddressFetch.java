package keypoints.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Gets a file from an address that a stranger typed. The address that is really connected to is
 * checked, on every redirect; bytes and time are bounded over the whole way.
 */
final class AddressFetch implements AutoCloseable {
  private static final int MAX_REDIRECTS = 3;
  private static final Set<Integer> PORTS = Set.of(80, 443);

  /** What a lenient parser takes for an IPv4 address: 127.1, 2130706433, 0x7f000001, 0177.0.0.1. */
  private static final Pattern NUMERIC_HOST = Pattern.compile("[0-9.]+|0[xX].*|.*\\.0[xX].*");

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  private final ImageLimits limits;
  private final CloseableHttpClient guarded = client(new PublicOnly());
  private final CloseableHttpClient trusted = client(SystemDefaultDnsResolver.INSTANCE);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(AddressFetch::daemon);

  AddressFetch(ImageLimits limits) {
    this.limits = limits;
  }

  /** The body of this address, at most one byte over the limit. */
  byte[] get(String text) {
    long deadline = System.nanoTime() + limits.fetchTime().toNanos();
    URI address = parse(text.strip());
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      Answer answer = hop(address, deadline);
      if (answer.redirect() == null) {
        return answer.body();
      }
      address = parse(address.resolve(answer.redirect()).toString());
    }
    throw new Failure(Reason.ADDRESS_UNREACHABLE, "too many redirects");
  }

  private record Answer(byte[] body, @Nullable String redirect) {}

  private Answer hop(URI address, long deadline) {
    HttpGet get = new HttpGet(address);
    get.setHeader("Accept", "image/*");
    get.setHeader("User-Agent", "keypoint-studio");
    Future<?> alarm =
        timer.schedule(get::abort, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    try {
      return clientFor(address).execute(get, this::read);
    } catch (IOException e) {
      throw failure(e, deadline);
    } finally {
      alarm.cancel(false);
    }
  }

  private static Failure failure(IOException e, long deadline) {
    if (System.nanoTime() >= deadline) {
      return new Failure(Reason.ADDRESS_TIMED_OUT, null);
    }
    return e instanceof NotPublic
        ? new Failure(Reason.ADDRESS_REFUSED, "not a public address")
        : new Failure(Reason.ADDRESS_UNREACHABLE, e.getClass().getSimpleName());
  }

  private Answer read(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    Header location = response.getFirstHeader("Location");
    if (status >= 300 && status < 400 && location != null) {
      return new Answer(new byte[0], location.getValue());
    }
    HttpEntity entity = response.getEntity();
    if (status != 200 || entity == null) {
      throw new Failure(Reason.ADDRESS_UNREACHABLE, "status " + status);
    }
    try (InputStream in = entity.getContent()) {
      return new Answer(in.readNBytes(limits.maxBytes() + 1), null);
    }
  }

  private CloseableHttpClient clientFor(URI address) {
    if (limits.fetchAllow().contains(address.getHost() + ":" + port(address))) {
      return trusted;
    }
    if (!PORTS.contains(port(address))) {
      throw new Failure(Reason.ADDRESS_REFUSED, "port");
    }
    return guarded;
  }

  private static URI parse(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      if (!http || address.getHost() == null || address.getUserInfo() != null) {
        throw new Failure(Reason.ADDRESS_INVALID, null);
      }
      refuseOddNumbers(address.getHost());
      return address;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new Failure(Reason.ADDRESS_INVALID, null, e);
    }
  }

  private static void refuseOddNumbers(String host) {
    if (NUMERIC_HOST.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches()) {
      throw new Failure(Reason.ADDRESS_REFUSED, "odd numeric host");
    }
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  private static CloseableHttpClient client(DnsResolver resolver) {
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(16)
                .build())
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableAutomaticRetries()
        .build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "address-fetch-deadline");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    guarded.close(CloseMode.IMMEDIATE);
    trusted.close(CloseMode.IMMEDIATE);
  }

  private static final class NotPublic extends UnknownHostException {}

  /** Asked by the client for every connect, IP literals included; connects to what it returns. */
  private static final class PublicOnly implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
      for (InetAddress address : addresses) {
        if (!PublicAddress.isPublic(address)) {
          throw new NotPublic();
        }
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
  }
}
