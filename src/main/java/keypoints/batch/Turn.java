package keypoints.batch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A processor for a while: others read their photo or note their result meanwhile. */
final class Turn implements AutoCloseable {
  private final Semaphore processors;
  private final AtomicBoolean over = new AtomicBoolean();

  private Turn(Semaphore processors) {
    this.processors = processors;
  }

  /** Waits for a free one. */
  static Turn take(Semaphore processors) {
    processors.acquireUninterruptibly();
    return new Turn(processors);
  }

  /** Gives it to the next; what is done after it should only wait. */
  @Override
  public void close() {
    if (over.compareAndSet(false, true)) {
      processors.release();
    }
  }
}
