package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import keypoints.web.api.ApiKeys;

/** Makes those wait who keep calling the API with keys that do not open it. */
final class KeyGuessFilter extends HttpFilter {
  private final transient ApiKeys keys;
  private final transient Guesses guesses = new Guesses();

  KeyGuessFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // whoever sits at the machine can read the keys
    boolean local = RateFilter.isLocal(request);
    if (!local) {
      guesses.check(request);
    }
    chain.doFilter(request, response);
    if (!local && isWrongKey(request, response.getStatus())) {
      guesses.note(request);
    }
  }

  /** Management says 401 to a wrong key and to none, of which the latter is no guess. */
  private boolean isWrongKey(HttpServletRequest request, int status) {
    return status == HttpServletResponse.SC_FORBIDDEN
        || (status == HttpServletResponse.SC_UNAUTHORIZED && keys.refuses(request));
  }
}
