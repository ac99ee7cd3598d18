package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is still on its way when a request was refused before all of it was read. A connection that
 * is closed over it is reset, and what was answered is lost to most clients.
 */
final class Remainder {
  /** More than anything that is read; what is larger is not waited for. */
  private static final long MOST = 40_000_000;

  private static final int REFUSED = 400;

  private Remainder() {}

  /** Sends the answer, then reads on; a client that asked before it sent will not send. */
  static void skip(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean sends = request.getContentLengthLong() != 0 && request.getHeader("Expect") == null;
    if (response.getStatus() < REFUSED || !sends || request.getContentLengthLong() > MOST) {
      return;
    }
    response.flushBuffer();
    try {
      drain(request.getInputStream());
    } catch (IOException brokenOff) {
      // nothing more comes, or nobody reads on
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[8192];
    long skipped = 0;
    for (int read = 0; read >= 0 && skipped < MOST; read = in.read(buffer)) {
      skipped += read;
    }
  }
}
