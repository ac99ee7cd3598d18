package keypoints.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * A PNG file without what is not needed to show it: texts, EXIF, times, profiles that would have to
 * be inflated, the further frames of an animation, whatever follows the picture. Chunks as in the
 * PNG specification, third edition, sections 5 and 11; nothing is inflated.
 */
final class PngEssentials {
  private static final int SIGNATURE = 8;

  /** Length, type and checksum. */
  private static final int AROUND = 12;

  private static final Set<String> NEEDED =
      Set.of("IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "sBIT", "IDAT", "IEND");

  private PngEssentials() {}

  /**
   * Keeps what is needed.
   *
   * @throws Failure PHOTO_BROKEN when the file is cut short or a checksum is wrong
   */
  static byte[] of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, SIGNATURE);
    String type = "";
    while (!type.equals("IEND")) {
      int start = in.position();
      int length = length(in);
      type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
      if (NEEDED.contains(type)) {
        check(in, start, length);
        kept.write(file, start, length + AROUND);
      }
      in.position(start + length + AROUND);
    }
    return kept.toByteArray();
  }

  private static int length(ByteBuffer in) {
    int length = in.remaining() < AROUND ? -1 : in.getInt(in.position());
    if (length < 0 || length > in.remaining() - AROUND) {
      throw new Failure(Reason.PHOTO_BROKEN, "PNG chunk beyond the end");
    }
    return length;
  }

  private static void check(ByteBuffer in, int start, int length) {
    CRC32 sum = new CRC32();
    sum.update(in.slice(start + 4, length + 4));
    if ((int) sum.getValue() != in.getInt(start + 8 + length)) {
      throw new Failure(Reason.PHOTO_BROKEN, "PNG checksum");
    }
  }
}
