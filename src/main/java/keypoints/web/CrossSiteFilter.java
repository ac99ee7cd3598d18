package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Refuses what another site's page sends in a visitor's name. Programs send neither header and
 * pass.
 */
final class CrossSiteFilter extends HttpFilter {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!HARMLESS.contains(request.getMethod()) && !isApi(request) && isForeign(request)) {
      throw new Failure(Reason.CROSS_SITE, null);
    }
    chain.doFilter(request, response);
  }

  /** It is for the pages of other sites, too, and takes nothing in a visitor's name. */
  private static boolean isApi(HttpServletRequest request) {
    return Paths.of(request).startsWith("/api/");
  }

  /** Whether a browser sends this for a page that is not ours. */
  static boolean isForeign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !OURS.contains(site);
    }
    String origin = request.getHeader("Origin");
    return origin != null && !authority(origin).equalsIgnoreCase(request.getHeader("Host"));
  }

  /** Host and port; the scheme may differ behind a proxy. Empty for {@code null} and nonsense. */
  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
