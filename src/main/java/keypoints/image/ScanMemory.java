package keypoints.image;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Memory outside the heap that the JDK's reader takes for a JPEG of several scans: about 6 bytes a
 * pixel, whatever is asked for, until the last scan is read. All pictures that are decoded at the
 * same time share a budget; who does not fit in waits.
 */
final class ScanMemory {
  /** 300 MB: one of the largest photos that we take, or several that are smaller. */
  static final int MEGAPIXELS = 50;

  private static final int MEGA = 1_000_000;
  private static final int LONGEST_WAIT_SECONDS = 30;
  private static final Semaphore FREE = new Semaphore(MEGAPIXELS, true);

  private ScanMemory() {}

  /** What is done within the budget. */
  @FunctionalInterface
  interface Decoding<T> {
    T picture() throws IOException;
  }

  /**
   * Decodes when there is room.
   *
   * @param pixels of the picture
   * @throws Failure BUSY when there was none for half a minute
   */
  static <T> T within(long pixels, Decoding<T> decoding) throws IOException {
    int share = (int) Math.min(MEGAPIXELS, pixels / MEGA + 1);
    if (!acquired(share)) {
      throw new Failure(Reason.BUSY, "too many progressive pictures at once");
    }
    try {
      return decoding.picture();
    } finally {
      FREE.release(share);
    }
  }

  private static boolean acquired(int share) {
    try {
      return FREE.tryAcquire(share, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
