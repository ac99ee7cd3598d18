package keypoints.image;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Memory outside the heap. A JPEG of several scans takes about 6 bytes a pixel there until the last
 * scan is read, whichever library reads it and whatever is asked for; libjpeg-turbo takes 3 more
 * for the pixels that it reads or writes. All pictures that are worked on at the same time share a
 * budget.
 */
final class NativeMemory {
  /** 300 MB: one of the largest photos that we take, or several that are smaller. */
  static final int MEGAPIXELS = 50;

  private static final int MEGA = 1_000_000;
  private static final int SCANS_BYTES = 6;
  private static final int PIXEL_BYTES = 3;
  private static final int LONGEST_WAIT_SECONDS = 30;
  private static final Semaphore FREE = new Semaphore(MEGAPIXELS, true);

  private NativeMemory() {}

  /**
   * Decodes when there is room.
   *
   * @param pixels of the picture
   * @throws Failure BUSY when there was none for half a minute
   */
  static <T> T within(long pixels, Supplier<T> decoding) {
    int share = share(pixels);
    if (!acquired(share)) {
      throw new Failure(Reason.BUSY, "too many progressive pictures at once");
    }
    return holding(share, decoding);
  }

  /**
   * Works with a picture in memory outside the heap when there is room at once.
   *
   * @param pixels of the picture
   * @return empty when there is none, or nothing came of it
   */
  static <T> Optional<T> ifRoom(long pixels, Supplier<Optional<T>> work) {
    int share = share(pixels * PIXEL_BYTES / SCANS_BYTES);
    return FREE.tryAcquire(share) ? holding(share, work) : Optional.empty();
  }

  private static <T> T holding(int share, Supplier<T> work) {
    try {
      return work.get();
    } finally {
      FREE.release(share);
    }
  }

  private static int share(long pixels) {
    return (int) Math.min(MEGAPIXELS, pixels / MEGA + 1);
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
