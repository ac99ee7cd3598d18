package keypoints.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.db.PhotoStore;

/**
 * Kills instances that work on batches with {@code kill -9}, at any time and at named points of
 * their work, then counts what became of every photo that had been acknowledged. Two instances on
 * one PostgreSQL, or one on the embedded database.
 */
public final class BatchKills {
  private static final PrintStream OUT = System.out;
  private static final int PHOTOS = 4;
  private static final int LONGEST_MILLIS = 2_000;
  private static final int LONGEST_END_SECONDS = 240;
  private static final int POINT_MILLIS = 8_000;

  private final Path folder = Files.createTempDirectory("batch-kills");
  private final byte[] photo = ClockPhoto.jpeg();
  private final Random random = new Random(7);
  private final List<String> acknowledged = new ArrayList<>();
  private final Map<String, Integer> kills = new HashMap<>();
  private final ServerProcess[] instances;
  private final Database.Place place;
  private final Database eye;

  private BatchKills(boolean shared) throws IOException {
    place = (shared ? Databases.POSTGRESQL : Databases.EMBEDDED).fresh(folder.resolve("data"));
    instances = new ServerProcess[shared ? 2 : 1];
    for (int i = 0; i < instances.length; i++) {
      instances[i] = instance(i);
    }
    // an embedded database can be looked into only when nobody has it open
    eye = shared ? Database.open(place) : null;
  }

  /**
   * Prints what was lost and doubled.
   *
   * @param args how often to kill at random; then {@code embedded} for the embedded database
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 300 : Integer.parseInt(args[0]);
    Databases kind = args.length < 2 ? Databases.POSTGRESQL : Databases.EMBEDDED;
    List<KillPoint> points = kind == Databases.POSTGRESQL ? List.of(KillPoint.values()) : List.of();
    System.exit(run(kind, points, rounds).good() ? 0 : 1);
  }

  /**
   * Kills at these points, which PostgreSQL alone has, and so often at any time; prints and tells
   * what became of the photos.
   */
  public static Tally run(Databases kind, List<KillPoint> points, int rounds) throws Exception {
    BatchKills kills = new BatchKills(kind == Databases.POSTGRESQL);
    for (KillPoint point : points) {
      kills.killAt(point);
    }
    for (int i = 0; i < rounds; i++) {
      kills.killAnytime();
    }
    return kills.count();
  }

  private ServerProcess instance(int number) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("KEYPOINTS_DATA", folder.resolve("data").toString());
    if (instances.length > 1) {
      settings.put("KEYPOINTS_DATA", folder.resolve("data" + number).toString());
      settings.put("KEYPOINTS_DATABASE", place.url());
    }
    return new ServerProcess(
        folder.resolve("log" + number),
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        settings);
  }

  /** Sends a batch; whether it was acknowledged does not matter, but is remembered. */
  private void send(URI home) {
    FormBody form = new FormBody();
    for (int i = 0; i < PHOTOS; i++) {
      form.file("photo", "a" + i + ".jpg", photo);
    }
    try {
      HttpResponse<String> answer = new Visitor(home).upload("batches", form);
      if (answer.statusCode() == 303) {
        acknowledged.add(answer.headers().firstValue("Location").orElseThrow());
      }
    } catch (IOException | InterruptedException killed) {
      // as it was meant to be
    }
  }

  private void killAnytime() throws Exception {
    int victim = random.nextInt(instances.length);
    Thread visitor = new Thread(() -> send(instances[victim].home()));
    visitor.start();
    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
    kill(victim, visitor, "any time");
  }

  private void kill(int victim, Thread visitor, String when) throws Exception {
    instances[victim].kill();
    visitor.join();
    kills.merge(when, 1, Integer::sum);
    instances[victim] = instance(victim);
    OUT.println(kills + ", " + acknowledged.size() + " batches acknowledged");
  }

  /** The statement sleeps within its transaction; whoever sleeps there is killed. */
  private void killAt(KillPoint point) throws Exception {
    point.set(eye);
    Thread visitor = new Thread(() -> send(instances[0].home()));
    visitor.start();
    int victim = -1;
    for (int i = 0; i < POINT_MILLIS / 20 && victim < 0; i++) {
      TimeUnit.MILLISECONDS.sleep(20);
      victim = asleep();
    }
    point.clear(eye);
    if (victim < 0) {
      throw new IllegalStateException("nobody came to " + point);
    }
    kill(victim, visitor, point.name());
  }

  /** Which instance sleeps; -1 when none does. */
  private int asleep() {
    List<Integer> ports =
        eye.query(
            "select client_port from pg_stat_activity where wait_event = 'PgSleep'",
            row -> row.getInt(1));
    for (int i = 0; i < instances.length; i++) {
      for (int port : ports) {
        if (instances[i].hasPort(port)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Waits for the end, then looks. */
  private Tally count() throws Exception {
    Visitor visitor = new Visitor(instances[0].home());
    int unfinished = 0;
    for (String batch : acknowledged) {
      unfinished += finished(visitor, batch) ? 0 : 1;
    }
    for (ServerProcess instance : instances) {
      instance.tellToStop();
      instance.ends(LONGEST_END_SECONDS);
    }
    try (Database database = Database.open(place);
        PhotoStore photos = PhotoPlace.DATABASE.open(database)) {
      Tally tally = Tally.of(database, photos, acknowledged, PHOTOS, unfinished);
      OUT.printf("kills %s; %s; load average %.1f%n", kills, tally, load());
      return tally;
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static boolean finished(Visitor visitor, String batch) throws Exception {
    for (int i = 0; i < LONGEST_END_SECONDS; i++) {
      HttpResponse<String> page = visitor.get(batch);
      if (page.body().contains("Nothing is left to do")) {
        return true;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    OUT.println("not finished: " + batch);
    return false;
  }
}
