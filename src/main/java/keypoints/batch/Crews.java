package keypoints.batch;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import keypoints.db.Database;
import keypoints.db.PhotoStore;
import keypoints.failure.Failure;
import keypoints.image.Photos;
import keypoints.run.Ids;
import keypoints.run.Runner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that works on batches in this instance: one crew for models that run here, one for all
 * others, so that neither waits for the other. Together they take at most half of the work slots.
 */
public final class Crews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crews.class);

  private final Worker worker;
  private final Pulse pulse;
  private final Crew here;
  private final Crew elsewhere;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /**
   * What the work is done with.
   *
   * @param slots how many photos may be on their way at once, pages and API included
   */
  public record Tools(Photos photos, PhotoStore store, Runner runner, int slots) {}

  /** Begins to work. */
  public Crews(Database database, Batches batches, Clock clock, Tools tools) {
    String name = Ids.fresh();
    Claims claims = new Claims(database, clock, name);
    this.pulse = new Pulse(database, clock, name, claims);
    pulse.begin();
    int half = Math.max(1, tools.slots() / 2);
    int local = Math.min(Runtime.getRuntime().availableProcessors(), half);
    this.worker = new Worker(batches, claims, tools, local);
    // one is read from the disk, or noted there, while the processors work on the others
    this.here = new Crew(true, local + 1, claims, item -> worker.work(item, true));
    this.elsewhere =
        new Crew(false, Math.max(1, half - local), claims, item -> worker.work(item, false));
    long beat = Pulse.BEAT.toMillis();
    var unused = timer.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      pulse.beat();
      pulse.listen();
    } catch (IllegalStateException | Failure e) {
      LOG.warn("No beat was possible", e);
      pulse.forget();
    }
  }

  /** There are new photos; those that come without a word are found within a second. */
  public void wake() {
    here.wake();
    elsewhere.wake();
  }

  /** Finishes what runs, and gives the rest back. */
  @Override
  public void close() {
    here.stop();
    elsewhere.stop();
    here.close();
    elsewhere.close();
    worker.close();
    timer.shutdownNow();
    try {
      pulse.end();
    } catch (IllegalStateException | Failure e) {
      LOG.warn("Others will find out that this instance ended", e);
    }
  }
}
