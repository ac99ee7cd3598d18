package keypoints.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of a request and of the application that got it. */
final class Paths {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD");

  /** Two slashes, of either kind, would lead to another host. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,2000}");

  private Paths() {}

  /** Decoded, without the context path and the query; begins with a slash. */
  static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  /** The same of what was asked for first, where a container asks for an error page. */
  static String asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
            && uri.startsWith(request.getContextPath())
        ? uri.substring(request.getContextPath().length())
        : of(request);
  }

  /**
   * Where the page of this request can be asked for again: its path and query; the start page when
   * it is the answer to a form.
   */
  static String again(HttpServletRequest request) {
    if (!HARMLESS.contains(request.getMethod())) {
      return "/";
    }
    String query = request.getQueryString();
    Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = first instanceof String asked ? asked : request.getRequestURI();
    return uri.substring(request.getContextPath().length()) + (query == null ? "" : "?" + query);
  }

  /** This path and query when it is one of ours; else the start page. */
  static String local(@Nullable String next) {
    return next != null && OURS.matcher(next).matches() ? next : "/";
  }

  /** Where whoever sent this request finds our API. */
  static String api(HttpServletRequest request) {
    boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
    return request.getScheme()
        + "://"
        + request.getServerName()
        + (usual ? "" : ":" + request.getServerPort())
        + request.getServletContext().getContextPath()
        + "/api";
  }
}
