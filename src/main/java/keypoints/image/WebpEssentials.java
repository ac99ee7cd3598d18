package keypoints.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * A WebP file without what is not needed to show it: EXIF, XMP, unknown chunks, the further frames
 * of an animation, whatever follows the picture. Chunks as in RFC 9649, section 2; no pixel is
 * decoded.
 */
final class WebpEssentials {
  static final int HEADER = 12;
  static final int CHUNK_HEADER = 8;

  /** Bits of the first byte of VP8X. */
  private static final int EXIF_AND_XMP = 0x0C;

  private static final int ANIMATION = 0x02;
  private static final Set<String> NEEDED =
      Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF");
  private static final Set<String> LOSSY = Set.of("VP8 ", "ANMF");

  private WebpEssentials() {}

  /**
   * Keeps what is needed.
   *
   * @throws Failure PHOTO_BROKEN when the file is cut short
   */
  static byte[] of(Photo measured) {
    byte[] file = measured.bytes();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER + CHUNK_HEADER) {
      throw new Failure(Reason.PHOTO_BROKEN, "WebP without a picture");
    }
    long end = Integer.toUnsignedLong(in.getInt(4)) + CHUNK_HEADER;
    WebpCanvas canvas = new WebpCanvas(measured);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, HEADER);
    boolean framed = false;
    for (int at = HEADER; at + CHUNK_HEADER <= end; ) {
      int size = size(in, at);
      boolean frame = type(file, at).equals("ANMF");
      if (NEEDED.contains(type(file, at)) && !(frame && framed)) {
        canvas.check(at);
        kept.write(file, at, Math.min(size, file.length - at));
      }
      framed |= frame;
      at += size;
    }
    return finished(kept.toByteArray());
  }

  /** Whether there are several frames: those are not gone through here. */
  static boolean isAnimated(byte[] webp) {
    return isExtended(webp) && (webp[HEADER + CHUNK_HEADER] & ANIMATION) != 0;
  }

  /** Whether there is a lossy picture, of a file that was gone through before. */
  static boolean isLossy(byte[] webp) {
    ByteBuffer in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
    int at = HEADER;
    while (at + CHUNK_HEADER <= webp.length) {
      if (LOSSY.contains(type(webp, at))) {
        return true;
      }
      at += size(in, at);
    }
    return false;
  }

  static boolean isExtended(byte[] webp) {
    return webp.length > HEADER + CHUNK_HEADER && type(webp, HEADER).equals("VP8X");
  }

  static String type(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }

  /** With its header and the byte that makes it even. */
  static int size(ByteBuffer in, int at) {
    int left = in.capacity() - at - CHUNK_HEADER;
    int size = left < 0 ? -1 : in.getInt(at + 4);
    if (size < 0 || size > left) {
      throw new Failure(Reason.PHOTO_BROKEN, "WebP chunk beyond the end");
    }
    return CHUNK_HEADER + size + (size & 1);
  }

  private static byte[] finished(byte[] webp) {
    ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - CHUNK_HEADER);
    if (isExtended(webp)) {
      webp[HEADER + CHUNK_HEADER] &= (byte) ~EXIF_AND_XMP;
    }
    return webp;
  }
}
