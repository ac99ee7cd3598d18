package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** Makes those wait who guess at passwords or keys: by address, for nothing else is known. */
final class Guesses {
  private static final int MOST = 10;
  private static final Duration TIME = Duration.ofMinutes(10);

  private final RateLimit wrong = new RateLimit(MOST, TIME);

  /**
   * Says whether another try is looked at.
   *
   * @throws Failure TOO_MANY_TRIES
   */
  void check(HttpServletRequest request) {
    wrong
        .waitOf(visitor(request))
        .ifPresent(
            wait -> {
              throw RateFilter.tooMany(Reason.TOO_MANY_TRIES, wait);
            });
  }

  /** Notes a wrong one. */
  void note(HttpServletRequest request) {
    wrong.owe(visitor(request));
  }

  private static String visitor(HttpServletRequest request) {
    return Proxies.visitor(request.getRemoteAddr());
  }
}
