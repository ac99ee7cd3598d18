package keypoints.batch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import keypoints.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that work on photos of one kind of model. Photos that were never begun come first, side
 * by side. One that was begun before, and may have ended its worker, is worked on alone, so that it
 * takes no others with it.
 */
final class Crew implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** As long as a graceful stop waits for pages. */
  private static final Duration LAST = Duration.ofSeconds(30);

  private final boolean embedded;
  private final int size;
  private final Claims claims;
  private final Consumer<Item> work;
  private final Semaphore free;
  private final Semaphore news = new Semaphore(0);
  private final ExecutorService threads;
  private final Thread leader;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param embedded whether of models that run here, or of all others
   * @param size how many photos at once, at least 1
   */
  Crew(boolean embedded, int size, Claims claims, Consumer<Item> work) {
    this.embedded = embedded;
    this.size = size;
    this.claims = claims;
    this.work = work;
    this.free = new Semaphore(size);
    this.threads = Executors.newFixedThreadPool(size);
    this.leader = new Thread(this::lead, "batch-leader");
    leader.start();
  }

  /** There may be something to do. */
  void wake() {
    news.release();
  }

  private void lead() {
    while (!closed.get()) {
      try {
        if (!begin()) {
          var unused = news.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (Failure | IllegalStateException e) {
        // a database that is away comes back; one that was left in the middle of a wait is closing
        if (!closed.get()) {
          LOG.warn("No photo of a batch could be begun", e);
          pause(IDLE);
        }
      }
    }
  }

  /** Whether a photo was begun. */
  private boolean begin() throws InterruptedException {
    return begin(true, 1) || (claims.anyBegun(embedded) && begin(false, size));
  }

  /**
   * @param fresh as {@link Claims#claim} takes it
   * @param permits how many of the places of the crew it needs
   */
  private boolean begin(boolean fresh, int permits) throws InterruptedException {
    free.acquire(permits);
    Optional<Item> next = Optional.empty();
    try {
      next = claims.claim(embedded, fresh);
    } finally {
      if (next.isEmpty()) {
        free.release(permits);
      }
    }
    next.ifPresent(item -> threads.execute(() -> finish(item, permits)));
    return next.isPresent();
  }

  private void finish(Item item, int permits) {
    try {
      work.accept(item);
    } finally {
      claims.letGo(item);
      free.release(permits);
    }
  }

  /** Does nothing for a while. */
  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins nothing more. */
  void stop() {
    closed.set(true);
    leader.interrupt();
    threads.shutdown();
  }

  /** Waits for what was begun. */
  @Override
  public void close() {
    stop();
    try {
      if (!threads.awaitTermination(LAST.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Photos of batches are given back unfinished");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
