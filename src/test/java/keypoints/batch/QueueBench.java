package keypoints.batch;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.image.Glance;
import keypoints.image.PhotoFormat;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.run.Ids;
import keypoints.testing.Databases;

/**
 * Prints how many photos a second go through the queue of batches alone, without photos and model:
 * joined, claimed, and noted as done, each on disk, on each kind of database. {@code -Pbench
 * -Dbench=keypoints.batch.QueueBench}.
 */
final class QueueBench {
  private static final PrintStream OUT = System.out;
  private static final int BATCHES = 8;
  private static final int WORKERS = 4;
  private static final double NANOS = 1e9;

  private final Database database;
  private final Batches batches;
  private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);

  private QueueBench(Database database) {
    this.database = database;
    this.batches = new Batches(database, PhotoPlace.DATABASE.open(database), Clock.systemUTC());
  }

  public static void main(String[] args) throws Exception {
    for (Databases kind : Databases.values()) {
      Path folder = Files.createTempDirectory("queue");
      try (Database database = Database.open(kind.fresh(folder))) {
        QueueBench bench = new QueueBench(database);
        // the first warms up
        bench.measure(kind, false);
        bench.measure(kind, true);
        bench.threads.shutdown();
      }
    }
    System.exit(0);
  }

  private interface Step {
    int run() throws Exception;
  }

  private void measure(Databases kind, boolean tell) throws Exception {
    double joined = rate(this::join);
    double worked = rate(this::work);
    if (tell) {
      OUT.printf(
          "%s: %.0f photos/s join, %.0f photos/s are claimed and done; %d at once, load average"
              + " %.1f%n",
          kind,
          joined,
          worked,
          WORKERS,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  private double rate(Step step) throws Exception {
    long start = System.nanoTime();
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      all.add(threads.submit(step::run));
    }
    int photos = 0;
    for (Future<Integer> one : all) {
      photos += one.get();
    }
    return photos / ((System.nanoTime() - start) / NANOS);
  }

  private int join() {
    int joined = 0;
    for (int i = 0; i < BATCHES / WORKERS; i++) {
      Model model = new Model(new ModelId("dials", "1"), "", List.of());
      Batch batch = batches.begin(model, DetectOptions.DEFAULT, 0, true);
      for (int k = 0; k < Batch.MOST; k++) {
        Item.Kept kept = new Item.Kept(PhotoFormat.JPEG, 4000, 3000, 1);
        batches.add(
            batch, true, new Batches.Newcomer(Ids.fresh(), "a.jpg", null, null, kept, null));
        joined++;
      }
    }
    return joined;
  }

  /** As an instance does, whose name is its own. */
  private int work() {
    Claims claims = new Claims(database, Clock.systemUTC(), Ids.fresh());
    int done = 0;
    for (Optional<Item> item = claims.claim(true, true);
        item.isPresent();
        item = claims.claim(true, true)) {
      Item claimed = item.get();
      database.transact(
          transaction -> {
            transaction.update(
                "insert into run (id, created, source, model, place, options, inference, seconds,"
                    + " photo_type, photo_sha256, photo_bytes, has_visualization, found, batch)"
                    + " values (?, current_timestamp, 'a.jpg', 'dials/1', '', '{}', ?, 0.1, 'JPEG',"
                    + " '', 0, false, 0, ?)",
                claimed.run(),
                " ".repeat(2_500),
                claimed.batch());
            claims.done(transaction, claimed, 0, new Glance(0.5, 0.3));
          });
      claims.letGo(claimed);
      done++;
    }
    return done;
  }
}
