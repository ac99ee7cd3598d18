package keypoints.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A picture that has passed every check, upright: what is shown, sent and stored.
 *
 * @param bytes the file, JPEG, PNG or WebP, already turned upright, without metadata; not to be
 *     changed
 * @param format what {@code bytes} is
 * @param width upright width in px, at least 1
 * @param height upright height in px, at least 1
 * @param receivedBytes size of the file as it came in
 */
public record Photo(byte[] bytes, PhotoFormat format, int width, int height, int receivedBytes) {

  /** A file as it came in. */
  public Photo(byte[] bytes, PhotoFormat format, int width, int height) {
    this(bytes, format, width, height, bytes.length);
  }

  /** SHA-256 of {@code bytes}, 64 hexadecimal digits in lower case. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The same picture in another file of the same format. */
  Photo as(byte[] file) {
    return new Photo(file, format, width, height, receivedBytes);
  }
}
