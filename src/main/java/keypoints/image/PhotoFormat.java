package keypoints.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The picture formats that are read, told apart by their first bytes alone. */
public enum PhotoFormat {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  BMP("image/bmp", "bmp");

  /** How many bytes {@link #of} wants to see. */
  static final int MAGIC_LENGTH = 16;

  private final String mediaType;
  private final String extension;

  PhotoFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }

  /** The format of a file that begins with these bytes; empty when it is none of ours. */
  public static Optional<PhotoFormat> of(byte[] head) {
    return Optional.ofNullable(recognise(head));
  }

  private static @Nullable PhotoFormat recognise(byte[] head) {
    if (startsWith(head, 0, 0xFF, 0xD8, 0xFF)) {
      return JPEG;
    }
    if (startsWith(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return PNG;
    }
    if (startsWith(head, 0, 'R', 'I', 'F', 'F') && startsWith(head, 8, 'W', 'E', 'B', 'P')) {
      return WEBP;
    }
    if (startsWith(head, 0, 'G', 'I', 'F', '8')) {
      return GIF;
    }
    return startsWith(head, 0, 'B', 'M') ? BMP : null;
  }

  /** The brand of an ISO base media file ({@code heic}, {@code avif}), else empty. */
  static Optional<String> isoBrand(byte[] head) {
    return startsWith(head, 4, 'f', 't', 'y', 'p') && head.length >= 12
        ? Optional.of(new String(Arrays.copyOfRange(head, 8, 12), StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private static boolean startsWith(byte[] head, int offset, int... magic) {
    if (head.length < offset + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[offset + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
