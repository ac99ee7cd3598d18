package keypoints.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.PhotoFormat;

/**
 * The picture in the body of a call: base64 in all the forms that clients send it in, or the plain
 * bytes of a picture. The Content-Type says nothing: clients label base64 as a form, as JSON or not
 * at all.
 */
final class ApiBody {
  private static final int MEGA = 1_000_000;

  private ApiBody() {}

  /**
   * Reads a body whole.
   *
   * @param maxBytes of the picture
   * @throws Failure PHOTO_MISSING, BODY_TOO_LARGE, PHOTO_NOT_AN_IMAGE
   */
  static byte[] read(InputStream in, int maxBytes) throws IOException {
    int limit = maxBytes / 3 * 4 + MEGA; // room for line breaks and percent-encoding
    byte[] body = in.readNBytes(limit + 1);
    if (body.length == 0) {
      throw new Failure(Reason.PHOTO_MISSING, null);
    }
    if (body.length > limit) {
      throw new Failure(Reason.BODY_TOO_LARGE, null, maxBytes / MEGA);
    }
    return PhotoFormat.of(body).isPresent() ? body : decode(body);
  }

  private static byte[] decode(byte[] body) {
    int length = normalise(body);
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(body, length));
    } catch (IllegalArgumentException e) {
      throw new Failure(Reason.PHOTO_NOT_AN_IMAGE, "malformed base64", e);
    }
  }

  /** Rewrites the body in place to the plain alphabet without padding; returns its new length. */
  private static int normalise(byte[] body) {
    int end = trimmedEnd(body);
    int length = 0;
    for (int i = start(body); i < end; i++) {
      int c = body[i];
      if (c == '%' && i + 2 < end) {
        c = hex(body[i + 1]) * 16 + hex(body[i + 2]);
        i += 2;
      }
      if (c != '\n' && c != '\r' && c != '"' && c != '=') {
        body[length++] = (byte) plain(c);
      }
    }
    return length;
  }

  /** URL-safe letters, and the blank that a form decoder makes of a plus, in the plain alphabet. */
  private static int plain(int c) {
    return switch (c) {
      case '-', ' ' -> '+';
      case '_' -> '/';
      default -> c;
    };
  }

  private static int hex(byte digit) {
    return Math.max(0, Character.digit(digit, 16));
  }

  /** Behind blanks, a quote and a data URL's prefix. */
  private static int start(byte[] body) {
    int start = 0;
    while (start < body.length && (body[start] <= ' ' || body[start] == '"')) {
      start++;
    }
    String head =
        new String(body, start, Math.min(100, body.length - start), StandardCharsets.ISO_8859_1);
    boolean dataUrl = head.regionMatches(true, 0, "data:", 0, 5) && head.indexOf(',') > 0;
    return dataUrl ? start + head.indexOf(',') + 1 : start;
  }

  private static int trimmedEnd(byte[] body) {
    int end = body.length;
    while (end > 0 && body[end - 1] >= 0 && body[end - 1] <= ' ') {
      end--;
    }
    return end;
  }
}
