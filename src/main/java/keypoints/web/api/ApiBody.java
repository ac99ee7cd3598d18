package keypoints.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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

  /** Longer than the prefix of any data URL. */
  private static final int PREFIX = 100;

  private ApiBody() {}

  /**
   * Reads a body whole.
   *
   * @param maxBytes of the picture
   * @throws Failure PHOTO_MISSING, BODY_TOO_LARGE, PHOTO_NOT_AN_IMAGE
   */
  static byte[] read(InputStream in, int maxBytes) throws IOException {
    byte[] body = in.readNBytes(limit(maxBytes) + 1);
    if (body.length > limit(maxBytes)) {
      throw new Failure(Reason.BODY_TOO_LARGE, null, maxBytes / MEGA);
    }
    return picture(body);
  }

  /** The largest body with a picture of so many bytes: base64, line breaks, what surrounds it. */
  static int limit(int maxBytes) {
    return maxBytes / 3 * 4 + MEGA;
  }

  /**
   * The picture that a body is; the body itself is not to be used any more.
   *
   * @throws Failure PHOTO_MISSING, PHOTO_NOT_AN_IMAGE
   */
  static byte[] picture(byte[] body) {
    if (body.length == 0) {
      throw new Failure(Reason.PHOTO_MISSING, null);
    }
    return PhotoFormat.of(body).isPresent() ? body : decode(body);
  }

  private static byte[] decode(byte[] body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException notPlain) {
      return decodeDressed(body);
    }
  }

  /** Base64 with whatever clients put around and into it. */
  private static byte[] decodeDressed(byte[] body) {
    int length = plainAlphabet(body, percentDecoded(body));
    try {
      // a copy of the body to decode from would be the third
      ByteBuffer picture = Base64.getDecoder().decode(ByteBuffer.wrap(body, 0, length));
      return picture.remaining() == picture.array().length
          ? picture.array()
          : Arrays.copyOf(picture.array(), picture.remaining());
    } catch (IllegalArgumentException e) {
      throw new Failure(Reason.PHOTO_NOT_AN_IMAGE, "malformed base64", e);
    }
  }

  /** Rewrites the body in place; returns its new length. */
  private static int percentDecoded(byte[] body) {
    int length = 0;
    for (int i = 0; i < body.length; i++) {
      boolean encoded = body[i] == '%' && i + 2 < body.length;
      body[length++] = encoded ? (byte) (hex(body[i + 1]) * 16 + hex(body[i + 2])) : body[i];
      i += encoded ? 2 : 0;
    }
    return length;
  }

  private static int hex(byte digit) {
    return Math.max(0, Character.digit(digit, 16));
  }

  /** Rewrites the body in place to the plain alphabet without padding; returns its new length. */
  private static int plainAlphabet(byte[] body, int end) {
    int trimmed = trimmedEnd(body, end);
    int length = 0;
    for (int i = start(body, trimmed); i < trimmed; i++) {
      int c = plain(body[i]);
      if (c != 0) {
        body[length++] = (byte) c;
      }
    }
    return length;
  }

  /**
   * URL-safe letters, and the blank that a form decoder makes of a plus, in the plain alphabet; 0
   * for what says nothing.
   */
  private static int plain(int c) {
    return switch (c) {
      case '-', ' ' -> '+';
      case '_' -> '/';
      case '\n', '\r', '\t', '"', '\'', '=' -> 0;
      default -> c == 0 ? '?' : c;
    };
  }

  /** Behind blanks, a quote and a data URL's prefix. */
  private static int start(byte[] body, int end) {
    int start = 0;
    while (start < end && (isBlank(body[start]) || body[start] == '"' || body[start] == '\'')) {
      start++;
    }
    int length = Math.min(PREFIX, end - start);
    String head = new String(body, start, length, StandardCharsets.ISO_8859_1);
    boolean dataUrl = head.regionMatches(true, 0, "data:", 0, 5) && head.indexOf(',') > 0;
    return dataUrl ? start + head.indexOf(',') + 1 : start;
  }

  private static int trimmedEnd(byte[] body, int end) {
    int trimmed = end;
    while (trimmed > 0 && isBlank(body[trimmed - 1])) {
      trimmed--;
    }
    return trimmed;
  }

  private static boolean isBlank(byte c) {
    return c >= 0 && c <= ' ';
  }
}
