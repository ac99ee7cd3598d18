package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Answers that are not pages. */
final class Downloads {
  private Downloads() {}

  static void send(HttpServletResponse response, String mediaType, byte[] content)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  /** Whether the browser takes packed answers; says so to caches too. */
  static boolean takesPacked(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Vary", "Accept-Encoding");
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  static byte[] pack(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Quick(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  /** A sixteenth larger than by the level that is usual, in two thirds of the time. */
  private static final class Quick extends GZIPOutputStream {
    private static final int LEVEL = 4;

    Quick(OutputStream out) throws IOException {
      super(out);
      def.setLevel(LEVEL);
    }
  }

  /** Sends what {@link #pack} made. */
  static void sendPacked(HttpServletResponse response, String mediaType, byte[] packed)
      throws IOException {
    response.setHeader("Content-Encoding", "gzip");
    send(response, mediaType, packed);
  }

  /** Whether the browser has this version already. */
  static boolean isKnown(HttpServletRequest request, String version) {
    String known = request.getHeader("If-None-Match");
    // a proxy that packs appends to the tag or marks it weak
    return known != null && known.contains(version);
  }

  /** Tags the answer; true when the browser has it already and 304 was said. */
  static boolean unchanged(
      HttpServletRequest request, HttpServletResponse response, String version) {
    response.setHeader("ETag", "\"" + version + "\"");
    boolean same = isKnown(request, version);
    if (same) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    }
    return same;
  }
}
