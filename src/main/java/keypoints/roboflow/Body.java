package keypoints.roboflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** Reads the body of an answer, no more of it and no longer than allowed. */
final class Body {
  private static final int CHUNK = 8192;

  private Body() {}

  /**
   * At most the first {@code most} bytes.
   *
   * @param deadline as {@link System#nanoTime} counts
   * @throws SocketTimeoutException when the deadline has passed; a server that sends a byte now and
   *     then never meets the read limit of the connection
   */
  static byte[] read(InputStream in, int most, long deadline) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    int count = 0;
    while (count >= 0 && out.size() < most) {
      if (System.nanoTime() - deadline > 0) {
        throw new SocketTimeoutException("the answer was not complete in time");
      }
      count = in.read(chunk, 0, Math.min(CHUNK, most - out.size()));
      out.write(chunk, 0, Math.max(0, count));
    }
    return out.toByteArray();
  }
}
