package keypoints.image;

import static keypoints.image.WebpEssentials.CHUNK_HEADER;
import static keypoints.image.WebpEssentials.HEADER;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * The size that was measured is that of the canvas when a WebP file has one, or of an animation's
 * first frame: what stands on it must not be larger, or the reader would make room for that.
 */
final class WebpCanvas {
  /** Where a picture's chunk says its size, RFC 6386 section 9.1 and RFC 9649 section 3.4. */
  private static final int LOSSY_SIZE = CHUNK_HEADER + 6;

  private static final int LOSSLESS_SIZE = CHUNK_HEADER + 1;
  private static final int SIDE_BITS = 14;
  private static final int MOST_SIDE = 0x3FFF;
  private static final int FRAME_HEADER = 16;

  private final Photo measured;
  private final byte[] file;
  private final ByteBuffer in;

  WebpCanvas(Photo measured) {
    this.measured = measured;
    this.file = measured.bytes();
    this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Fails with PHOTO_BROKEN when the chunk at this index is a picture that does not fit. */
  void check(int at) {
    boolean fits =
        switch (WebpEssentials.type(file, at)) {
          case "VP8 " -> fits(at + LOSSY_SIZE, Short.SIZE, 0);
          case "VP8L" -> fits(at + LOSSLESS_SIZE, SIDE_BITS, 1);
          case "ANMF" -> frameFits(at);
          case "VP8X" -> at == HEADER;
          default -> true;
        };
    if (!fits) {
      throw new Failure(Reason.PHOTO_BROKEN, "WebP picture larger than its canvas");
    }
  }

  private boolean frameFits(int at) {
    int inner = at + CHUNK_HEADER + FRAME_HEADER;
    int end = at + WebpEssentials.size(in, at);
    while (inner + CHUNK_HEADER <= end) {
      check(inner);
      inner += WebpEssentials.size(in, inner);
    }
    return true;
  }

  /** Two sides of 14 bits, so many bits apart; a lossless picture says its own less one px. */
  private boolean fits(int at, int apart, int less) {
    if (file.length < at + Integer.BYTES) {
      return false;
    }
    int sides = in.getInt(at);
    return !WebpEssentials.isExtended(file)
        || ((sides & MOST_SIDE) + less <= measured.width()
            && (sides >> apart & MOST_SIDE) + less <= measured.height());
  }
}
