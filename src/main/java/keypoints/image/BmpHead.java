package keypoints.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * The head of a BMP file. The reader would hand a JPEG or PNG inside it to their readers, past all
 * that we ask of these, and makes room for whatever colours the head speaks of.
 */
final class BmpHead {
  private static final int PIXELS_AT = 10;
  private static final int SIZE_AT = 14;
  private static final int COMPRESSION_AT = 30;
  private static final int WITH_COMPRESSION = 40;

  /** BI_RGB, BI_RLE8, BI_RLE4 and BI_BITFIELDS; then come BI_JPEG and BI_PNG. */
  private static final int LAST_OF_PIXELS = 3;

  private BmpHead() {}

  /** Fails with PHOTO_BROKEN when the file holds no pixels of its own. */
  static void check(byte[] file) {
    ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean whole = file.length >= COMPRESSION_AT + Integer.BYTES;
    if (!whole || !isWithin(head, PIXELS_AT) || !isWithin(head, SIZE_AT) || holdsAnother(head)) {
      throw new Failure(Reason.PHOTO_BROKEN, "BMP head");
    }
  }

  private static boolean isWithin(ByteBuffer head, int index) {
    return head.getInt(index) > 0 && head.getInt(index) < head.capacity();
  }

  private static boolean holdsAnother(ByteBuffer head) {
    int compression = head.getInt(COMPRESSION_AT);
    return head.getInt(SIZE_AT) >= WITH_COMPRESSION
        && (compression < 0 || compression > LAST_OF_PIXELS);
  }
}
