package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers that are not pages. */
final class Downloads {
  private Downloads() {}

  static void send(HttpServletResponse response, String mediaType, byte[] content)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  /** Tags the answer; true when the browser has it already and 304 was said. */
  static boolean unchanged(
      HttpServletRequest request, HttpServletResponse response, String version) {
    String tag = "\"" + version + "\"";
    response.setHeader("ETag", tag);
    String known = request.getHeader("If-None-Match");
    // a proxy that packs appends to the tag or marks it weak
    boolean same = known != null && known.contains(version);
    if (same) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    }
    return same;
  }
}
