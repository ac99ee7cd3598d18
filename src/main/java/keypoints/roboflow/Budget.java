package keypoints.roboflow;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many second tries there may be: one for ten calls in the long run, so that they do not make a
 * server's trouble worse. A few are always saved for a quiet time.
 */
final class Budget {
  /** What a second try costs; a call earns 1. */
  private static final int PRICE = 10;

  private static final int MOST_SAVED = 10 * PRICE;

  private final AtomicInteger saved = new AtomicInteger(MOST_SAVED);

  void earn() {
    saved.updateAndGet(points -> Math.min(MOST_SAVED, points + 1));
  }

  boolean allows() {
    return saved.get() >= PRICE;
  }

  void spend() {
    saved.addAndGet(-PRICE);
  }
}
