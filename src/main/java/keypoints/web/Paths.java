package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;

/** The address of a request within the application. */
final class Paths {
  private Paths() {}

  /** Decoded, without the context path and the query; begins with a slash. */
  static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }
}
