package keypoints.batch;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import keypoints.db.PhotoStore;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Glance;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.run.Runner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one claimed photo of a batch through its model, and notes how that ended. */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** What is none of the photo's fault: it waits as if it had not been begun. */
  private static final Set<Reason> NOT_NOW =
      EnumSet.of(
          Reason.BUSY, Reason.DISK_FULL, Reason.PHOTOS_UNREACHABLE, Reason.DATABASE_UNREACHABLE);

  /** What may be over soon: the photo is tried again, though not for ever. */
  private static final Set<Reason> SOON =
      EnumSet.of(Reason.UPSTREAM_BUSY, Reason.UPSTREAM_UNREACHABLE, Reason.UPSTREAM_TIMED_OUT);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Batches batches;
  private final Claims claims;
  private final Photos photos;
  private final PhotoStore store;
  private final Runner runner;

  private final ExecutorService keeping = Executors.newCachedThreadPool();

  /** For models that run here. */
  private final Semaphore processors;

  /** Pictures that are decoded beside a model elsewhere are so one at a time, for their memory. */
  private final Object decoding = new Object();

  /**
   * @param processors how many photos models that run here may work on at once
   */
  Worker(Batches batches, Claims claims, Crews.Tools tools, int processors) {
    this.batches = batches;
    this.claims = claims;
    this.photos = tools.photos();
    this.store = tools.store();
    this.runner = tools.runner();
    this.processors = new Semaphore(processors);
  }

  @SuppressWarnings("IllegalCatch") // whatever a photo does to us, it is noted and the next begun
  void work(Item item, boolean embedded) {
    try {
      attempt(item, embedded);
    } catch (Claims.Stale gone) {
      LOG.info("The result of a photo came too late");
    } catch (Failure unnoted) {
      LOG.warn("What became of a photo could not be noted", unnoted);
      claims.owe(item);
    } catch (RuntimeException e) {
      // at the next beat it is found to be lost, and tried again
      LOG.error("A photo of a batch was left undone", e);
    }
  }

  private void attempt(Item item, boolean embedded) {
    try {
      Batch batch = batches.find(item.batch()).orElseThrow(Claims.Stale::new);
      Photo photo = photo(item);
      if (embedded) {
        try (Turn turn = Turn.take(processors)) {
          photos.decodedOnce(photo, () -> run(batch, item, photo, look(photo), turn::close));
        }
      } else {
        run(batch, item, photo, lookAlone(photo), () -> {});
      }
    } catch (Failure failure) {
      note(item, failure);
    }
  }

  /** What one look at the pixels tells: how good they are, and a small copy, JPEG. */
  private record Look(Glance glance, byte[] small) {}

  private Look look(Photo photo) {
    return photos.decodedOnce(
        photo, () -> new Look(Glance.of(photos.sketch(photo, Glance.SIDE)), photos.small(photo)));
  }

  private Look lookAlone(Photo photo) {
    synchronized (decoding) {
      return look(photo);
    }
  }

  /** Its bytes as they are kept; those of an address are fetched once. */
  private Photo photo(Item item) {
    Item.Kept kept = item.photo();
    if (kept == null) {
      return fetched(item);
    }
    byte[] bytes =
        store
            .get(item.run(), PhotoStore.Kind.PHOTO)
            .orElseThrow(() -> new Failure(Reason.PHOTO_GONE, null));
    return new Photo(bytes, kept.format(), kept.width(), kept.height(), kept.receivedBytes());
  }

  private Photo fetched(Item item) {
    String address = item.address();
    if (address == null) {
      throw new Failure(Reason.PHOTO_GONE, "neither photo nor address");
    }
    Photo photo = photos.fetch(address);
    store.put(item.run(), PhotoStore.Kind.PHOTO, photo.bytes());
    claims.fetched(item, Incoming.kept(photo));
    return photo;
  }

  /**
   * @param found is told when nothing is left to compute
   */
  private Void run(Batch batch, Item item, Photo photo, Look look, Runnable found) {
    CompletableFuture<Void> kept = CompletableFuture.runAsync(() -> keep(item, look), keeping);
    Runner.Sent sent = new Runner.Sent(photo, item.source(), item.address(), batch.id());
    runner.run(
        item.run(),
        sent,
        batch.model(),
        batch.options(),
        (transaction, run) -> {
          found.run();
          claims.done(transaction, item, run.inference().predictions().size(), look.glance());
        });
    return kept.join();
  }

  /**
   * For the contact sheet, while the model works: what is not kept is made again when asked for.
   */
  private void keep(Item item, Look look) {
    try {
      store.put(item.run(), PhotoStore.Kind.SMALL, look.small());
    } catch (Failure failure) {
      LOG.warn("A small copy of a photo was not kept", failure);
    }
  }

  private void note(Item item, Failure failure) {
    if (NOT_NOW.contains(failure.reason())) {
      pause(failure);
      claims.putBack(item);
    } else if (SOON.contains(failure.reason()) && item.tries() < Claims.MOST_TRIES) {
      pause(failure);
      claims.later(item);
    } else {
      claims.failed(item, failure);
    }
  }

  private static void pause(Failure failure) {
    Duration wait = failure.retryAfter().orElse(PAUSE);
    Crew.pause(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
  }

  /** To be called when nothing is worked on any more. */
  @Override
  public void close() {
    keeping.shutdown();
  }
}
