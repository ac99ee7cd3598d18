package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.web.api.Api;
import keypoints.web.api.ApiKeys;

/** Refuses visitors who send photos faster than the limit: 429, and when to come back. */
final class RateFilter extends HttpFilter {
  /** A photo, a photo once more, photos. */
  private static final Pattern FORMS =
      Pattern.compile("/runs|/runs/[^/]+(/uncertainty)?|/compare|/batches");

  private final transient RateLimit limit;
  private final transient ApiKeys keys;

  /**
   * @param perMinute how many photos a visitor may send
   * @param keys of the API: who has one is counted by it, not by the address
   */
  RateFilter(int perMinute, ApiKeys keys) {
    this.limit = new RateLimit(perMinute, Duration.ofMinutes(1));
    this.keys = keys;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isWork(request) && !isLocal(request)) {
      limit
          .take(visitor(request))
          .ifPresent(
              wait -> {
                throw tooMany(Reason.TOO_MANY, wait);
              });
    }
    chain.doFilter(request, response);
  }

  /** A failure that says how many seconds to wait, in its sentence and to programs. */
  static Failure tooMany(Reason reason, Duration wait) {
    Duration whole = Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
    return new Failure(reason, null, whole.toSeconds()).after(whole);
  }

  private static boolean isWork(HttpServletRequest request) {
    String path = Paths.of(request);
    return path.startsWith("/api/")
        ? Api.infers(path.substring("/api/".length()))
        : request.getMethod().equals("POST") && FORMS.matcher(path).matches();
  }

  /** Whoever sits at the machine itself owns it; behind a proxy on it everybody seems to. */
  static boolean isLocal(HttpServletRequest request) {
    return Proxies.isLoopback(request.getRemoteAddr()) && !ForwardedFilter.isForwarded(request);
  }

  private String visitor(HttpServletRequest request) {
    return keys.holder(request).orElseGet(() -> Proxies.visitor(request.getRemoteAddr()));
  }
}
