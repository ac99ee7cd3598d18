package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Puts the same strict headers on every answer; what may be looser says so where it is sent. */
final class SecurityHeadersFilter extends HttpFilter {
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

  /** Where there are no pages. */
  private static final List<String> SANDBOXED = List.of("/api/", "/rest/", "/samples/");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    page(response);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (SANDBOXED.stream().anyMatch(Paths.of(request)::startsWith)) {
      response.setHeader("Content-Security-Policy", FILE_POLICY);
    }
    chain.doFilter(request, response);
  }

  /** The headers of a page: nothing but our own, kept by nobody. */
  static void page(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", PAGE_POLICY);
    // else some containers tell their name and version
    response.setHeader("Server", "Keypoint Studio");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }

  /**
   * For a stranger's file: even opened on its own, nothing in it runs.
   *
   * @param saved whether a browser that goes there saves it rather than showing it
   */
  static void file(HttpServletResponse response, String name, boolean saved) {
    response.setHeader("Content-Security-Policy", FILE_POLICY);
    String disposition = saved ? "attachment" : "inline";
    response.setHeader("Content-Disposition", disposition + "; filename=\"" + name + "\"");
  }
}
