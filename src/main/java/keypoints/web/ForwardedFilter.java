package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a request as it was when it came to our outermost proxy: {@code X-Forwarded-For}, {@code
 * -Proto} and {@code -Host}, when they come from a proxy that is configured.
 */
final class ForwardedFilter extends HttpFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedFilter.class);
  private static final String FOR = "X-Forwarded-For";
  private static final List<String> SIGNS = List.of(FOR, "Forwarded", "X-Real-IP");

  private final transient Proxies proxies;
  private final AtomicBoolean warned = new AtomicBoolean();

  ForwardedFilter(Proxies proxies) {
    this.proxies = proxies;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean ours = proxies.trusts(request.getRemoteAddr());
    if (!ours && isForwarded(request) && warned.compareAndSet(false, true)) {
      LOG.warn(
          "Requests come through a proxy that KEYPOINTS_PROXIES does not name;"
              + " all its visitors count as one");
    }
    chain.doFilter(ours ? new Outermost(request, proxies) : request, response);
  }

  /** Whether a proxy, trusted or not, says that the request is another's. */
  static boolean isForwarded(HttpServletRequest request) {
    return SIGNS.stream().anyMatch(name -> request.getHeader(name) != null);
  }

  private static final class Outermost extends HttpServletRequestWrapper {
    private static final Pattern HOST =
        Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final String HOST_HEADER = "Host";

    private final Proxies proxies;

    Outermost(HttpServletRequest request, Proxies proxies) {
      super(request);
      this.proxies = proxies;
    }

    @Override
    public String getRemoteAddr() {
      List<String> hops =
          Collections.list(super.getHeaders(FOR)).stream()
              .flatMap(line -> Arrays.stream(line.split(",", -1)))
              .toList();
      return proxies.client(hops).orElseGet(super::getRemoteAddr);
    }

    @Override
    public String getScheme() {
      String scheme = last("X-Forwarded-Proto");
      return scheme != null && List.of("http", "https").contains(scheme)
          ? scheme
          : super.getScheme();
    }

    @Override
    public boolean isSecure() {
      return getScheme().equals("https");
    }

    @Override
    public @Nullable String getHeader(String name) {
      String host = name.equalsIgnoreCase(HOST_HEADER) ? host() : null;
      return host == null ? super.getHeader(name) : host;
    }

    @Override
    public String getServerName() {
      String host = host();
      return host == null ? super.getServerName() : host.replaceFirst(":\\d+$", "");
    }

    @Override
    public int getServerPort() {
      String host = getHeader(HOST_HEADER);
      var parts = HOST.matcher(host == null ? "" : host);
      return parts.matches() && parts.group(2) != null
          ? Integer.parseInt(parts.group(2))
          : isSecure() ? 443 : 80;
    }

    private @Nullable String host() {
      String host = last("X-Forwarded-Host");
      return host != null && HOST.matcher(host).matches() ? host : null;
    }

    /** What the proxy nearest to us said: it stands last. */
    private @Nullable String last(String name) {
      String line = super.getHeader(name);
      return line == null ? null : line.substring(line.lastIndexOf(',') + 1).strip();
    }
  }
}
