package keypoints;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import keypoints.annotate.Annotator;
import keypoints.batch.Batches;
import keypoints.batch.Batching;
import keypoints.batch.Crews;
import keypoints.batch.Incoming;
import keypoints.db.Database;
import keypoints.db.Orphans;
import keypoints.db.PhotoStore;
import keypoints.db.SharedClock;
import keypoints.failure.Failure;
import keypoints.image.Photos;
import keypoints.inference.Detector;
import keypoints.inference.Models;
import keypoints.inference.Slots;
import keypoints.measure.RecipeBook;
import keypoints.measure.Recipes;
import keypoints.metrics.MeasuredDetector;
import keypoints.metrics.Metrics;
import keypoints.onnx.OnnxDetector;
import keypoints.roboflow.RoboflowDetector;
import keypoints.run.Room;
import keypoints.run.Runner;
import keypoints.run.Runs;
import keypoints.web.Operations;
import keypoints.web.Site;
import keypoints.web.api.Api;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: builds all that runs, registers it, and closes it in reverse. */
public final class App implements ServletContextListener {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);
  private static final Duration SWEEP = Duration.ofMinutes(10);
  private static final Duration ORPHAN_SWEEP = Duration.ofDays(1);

  /** Of what a container waits for before it kills. */
  private static final Duration LAST_SWEEP = Duration.ofSeconds(10);

  /** How long a photo may be there before whoever owns it. */
  private static final Duration UNOWNED = Duration.ofHours(1);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    boolean started = false;
    try {
      start(event.getServletContext(), Config.read(App::setting));
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  /** A system property wins, so that two applications in one container can differ. */
  private static @Nullable String setting(String name) {
    String property = System.getProperty(name);
    return property == null ? System.getenv(name) : property;
  }

  private void start(ServletContext context, Config config) {
    Photos photos = closing(new Photos(config.image()));
    Annotator annotator = new Annotator(photos);
    Database database = closing(Database.open(config.database()));
    Clock clock = clock(database);
    PhotoStore kept = closing(config.photos().open(database));
    Runs runs = closing(new Runs(database, kept));
    runs.bringUpToDate();
    OnnxDetector embedded = closing(new OnnxDetector(config.onnx(), photos));
    Metrics metrics = new Metrics();
    Detector engine = new MeasuredDetector(embedded, metrics);
    Models models = new Models(detectors(engine, photos, config, metrics));
    Room room = Room.in(config.data(), config.leastFree());
    Slots slots = new Slots(config.slots());
    Runner runner = new Runner(models, runs, clock, slots, room);
    metrics.gauge("keypoints_slots", "Photos that may be on their way", slots::count);
    metrics.gauge("keypoints_slots_taken", "Photos on their way", slots::taken);
    sweep(() -> runs.deleteBefore(clock.instant().minus(config.keep())), SWEEP);
    Batches batches = new Batches(database, kept, clock);
    sweep(() -> batches.deleteBefore(clock.instant().minus(config.keep())), SWEEP);
    sweep(() -> batches.deleteAbandoned(clock.instant().minus(UNOWNED)), SWEEP);
    Orphans orphans = new Orphans(kept, database, List.of(Runs.OWNERS, Batches.OWNERS));
    sweep(() -> orphans.sweep(clock.instant().minus(UNOWNED)), ORPHAN_SWEEP);

    Crews crews =
        closing(
            new Crews(
                database, batches, clock, new Crews.Tools(photos, kept, runner, config.slots())));

    Site site =
        new Site(
            models,
            config.roboflow() == null ? null : config.roboflow().baseUrl(),
            new RecipeBook(new Recipes(config.onnx().folder(), models.offered()), database),
            photos,
            runs,
            runner,
            new Batching(batches, new Incoming(batches, photos, kept, room), crews),
            clock,
            config.keep(),
            config.editors());
    new Operations(metrics, config.metricsToken()).register(context);
    site.register(context);
    new Api(engine, photos, annotator, slots, config.entrance().keys(), Site::sentence)
        .register(context);
    config.entrance().register(context);
    LOG.info("Keypoint Studio is ready; data in {}", config.data());
  }

  /** An embedded database has no other clock than this machine's, which a stopwatch only lags. */
  private Clock clock(Database database) {
    if (database.isEmbedded()) {
      return Clock.system(ZoneId.systemDefault());
    }
    SharedClock clock = database.clock(ZoneId.systemDefault());
    sweep(clock::look, SharedClock.BETWEEN_LOOKS);
    return clock;
  }

  private List<Detector> detectors(
      Detector embedded, Photos photos, Config config, Metrics metrics) {
    List<Detector> detectors = new ArrayList<>();
    detectors.add(embedded);
    if (config.roboflow() != null) {
      RoboflowDetector hosted = closing(new RoboflowDetector(config.roboflow(), photos));
      detectors.add(new MeasuredDetector(hosted, metrics));
    }
    return detectors;
  }

  /** Does at once what is to be done again and again: time may have ended while we were down. */
  private void sweep(Runnable work, Duration pause) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    closing(() -> end(timer));
    var unused =
        timer.scheduleWithFixedDelay(() -> sweepOnce(work), 0, pause.toMinutes(), TimeUnit.MINUTES);
  }

  /** Not by an interrupt: H2 would close its file under whatever else still reads it. */
  private static void end(ScheduledExecutorService timer) throws InterruptedException {
    timer.shutdown();
    if (!timer.awaitTermination(LAST_SWEEP.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("Old photos are still being deleted; the rest goes at the next start");
    }
  }

  private static void sweepOnce(Runnable work) {
    try {
      work.run();
    } catch (IllegalStateException | Failure e) {
      // thrown on, it would end all later sweeps
      LOG.error("What is done again and again could not be", e);
    }
  }

  private <T extends AutoCloseable> T closing(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    close();
  }

  @SuppressWarnings(
      "IllegalCatch") // close() of anything may throw anything, and the rest must close
  private void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("Closing failed", e);
      }
    }
  }
}
