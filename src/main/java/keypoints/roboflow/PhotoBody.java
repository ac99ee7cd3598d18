package keypoints.roboflow;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * A photo's bytes as base64 without line breaks, encoded while they are sent so that the photo is
 * not held a second time.
 */
final class PhotoBody implements StreamingOutput {
  /** A multiple of 3, so that only the last chunk is padded. */
  private static final int CHUNK = 3 * 8192;

  private final byte[] photo;

  PhotoBody(byte[] photo) {
    this.photo = photo;
  }

  /** Length on the wire, bytes. */
  long length() {
    return (photo.length + 2L) / 3 * 4;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    for (int at = 0; at < photo.length; at += CHUNK) {
      int end = Math.min(at + CHUNK, photo.length);
      out.write(Base64.getEncoder().encode(Arrays.copyOfRange(photo, at, end)));
    }
  }
}
