package keypoints.inference;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** How many photos may be on their way through a model at once, over pages and API. */
public final class Slots {
  private final int count;
  private final Semaphore free;

  /**
   * @param count at least 1
   */
  public Slots(int count) {
    this.count = count;
    this.free = new Semaphore(count);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** How many are taken. */
  public int taken() {
    return count - free.availablePermits();
  }

  /**
   * Does the work, or refuses it at once.
   *
   * @throws Failure BUSY when all slots are taken
   */
  public <T> T work(Supplier<T> work) {
    if (!free.tryAcquire()) {
      throw new Failure(Reason.BUSY, "no slot free");
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
