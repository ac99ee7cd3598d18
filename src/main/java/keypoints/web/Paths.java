package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;

/** Addresses of a request and of the application that got it. */
final class Paths {
  private Paths() {}

  /** Decoded, without the context path and the query; begins with a slash. */
  static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
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
