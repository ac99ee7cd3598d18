package keypoints.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Addresses of a request and of the application that got it. */
final class Paths {
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
