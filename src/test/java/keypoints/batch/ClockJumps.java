package keypoints.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.db.PhotoStore;
import keypoints.image.ImageLimits;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import keypoints.inference.Models;
import keypoints.inference.Slots;
import keypoints.onnx.OnnxDetector;
import keypoints.run.Room;
import keypoints.run.Runner;
import keypoints.run.Runs;
import keypoints.testing.ClockPhoto;
import keypoints.testing.Databases;
import keypoints.testing.Tally;

/**
 * Two instances on one PostgreSQL whose clocks are days apart and jump while they work on batches;
 * counts what became of every photo, and how many were begun twice, which none is when nobody is
 * taken for dead. Here the instances have the clocks of their machines; the application gives them
 * the time of PostgreSQL.
 */
final class ClockJumps {
  private static final PrintStream OUT = System.out;
  private static final int SLOTS = 4;
  private static final int PHOTOS = 8;
  private static final int MOST_HOURS = 240;
  private static final int LONGEST_MILLIS = 2_000;
  private static final int MOST_LOOKS = 600;

  private final Path folder = Files.createTempDirectory("clock-jumps");
  private final byte[] photo = ClockPhoto.jpeg();
  private final Random random = new Random(7);
  private final List<String> begun = new ArrayList<>();
  private final Database.Place place = Databases.POSTGRESQL.fresh(folder);

  private ClockJumps() throws IOException {}

  /**
   * Prints what was lost, doubled and begun twice.
   *
   * @param args how often clocks are to jump
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 60 : Integer.parseInt(args[0]);
    System.exit(run(rounds).good() ? 0 : 1);
  }

  /** Lets clocks jump so often; prints and tells what became of the photos. */
  static Tally run(int rounds) throws Exception {
    return new ClockJumps().jumps(rounds);
  }

  /** A clock that somebody sets. */
  private static final class Jumping extends Clock {
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return Instant.now().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** All of an instance but its pages. */
  private final class Instance implements AutoCloseable {
    private final Jumping clock = new Jumping();
    private final Database database = Database.open(place);
    private final PhotoStore store = PhotoPlace.DATABASE.open(database);
    private final Photos photos = new Photos(ImageLimits.DEFAULT);
    private final OnnxDetector engine = new OnnxDetector(new OnnxDetector.Config(null, 1), photos);
    private final Models models = new Models(List.of(engine));
    private final Room room = new Room(folder, 0);
    private final Batches batches = new Batches(database, store, clock);
    private final Incoming incoming = new Incoming(batches, photos, store, room);
    private final Crews crews;

    Instance() {
      Runs runs = new Runs(database, store);
      Runner runner = new Runner(models, runs, clock, new Slots(SLOTS), room);
      jump();
      crews = new Crews(database, batches, clock, new Crews.Tools(photos, store, runner, SLOTS));
    }

    void jump() {
      clock.shift.set(Duration.ofHours(random.nextInt(2 * MOST_HOURS) - MOST_HOURS));
    }

    void begin() throws IOException {
      Model model = models.offered().get(0);
      Batch batch = batches.begin(model, DetectOptions.DEFAULT, PHOTOS, true);
      for (int i = 0; i < PHOTOS; i++) {
        incoming.add(batch, true, i + ".jpg", null, new ByteArrayInputStream(photo));
      }
      batches.complete(batch.id());
      begun.add(batch.id());
    }

    boolean hasFinished(String id) throws InterruptedException {
      Batch batch = batches.find(id).orElseThrow();
      for (int i = 0; i < MOST_LOOKS && !batches.progress(batch).finished(); i++) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
      return batches.progress(batch).finished();
    }

    @Override
    public void close() {
      crews.close();
      engine.close();
      photos.close();
      database.close();
    }
  }

  private Tally jumps(int rounds) throws Exception {
    int unfinished = 0;
    try (Instance one = new Instance();
        Instance other = new Instance()) {
      List<Instance> instances = List.of(one, other);
      for (int i = 0; i < rounds; i++) {
        instances.get(i % 2).begin();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
        instances.get(random.nextInt(2)).jump();
      }
      for (String batch : begun) {
        unfinished += one.hasFinished(batch) ? 0 : 1;
      }
    }
    return count(rounds, unfinished);
  }

  private Tally count(int rounds, int unfinished) {
    try (Database database = Database.open(place);
        PhotoStore store = PhotoPlace.DATABASE.open(database)) {
      Tally tally = Tally.of(database, store, begun, PHOTOS, unfinished);
      int twice =
          database
              .query("select count(*) from batch_item where tries > 1", row -> row.getInt(1))
              .get(0);
      OUT.printf(
          "%d jumps of up to %d hours; %s; %d begun twice; load average %.1f%n",
          rounds,
          MOST_HOURS,
          tally,
          twice,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      return tally.more(twice);
    }
  }
}
