package keypoints.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import keypoints.batch.Batches;
import keypoints.db.Database;
import keypoints.db.Orphans;
import keypoints.db.PhotoPlace;
import keypoints.db.PhotoStore;
import keypoints.run.Runs;

/**
 * Fills the disk to the last byte while a batch is worked on and photos come, makes room again, and
 * counts what became of every photo that had been acknowledged. The disk is that of the embedded
 * database, or of a folder of photos. Needs a disk in memory, which root alone may mount.
 */
public final class DiskFills {
  private static final PrintStream OUT = System.out;
  private static final int PHOTOS = 12;
  private static final int MEGABYTES = 100;
  private static final int REFUSED = 5;
  private static final int LONGEST_MILLIS = 2_000;
  private static final int MOST_LOOKS = 240;

  private final Path folder = Files.createTempDirectory("disk-fills");
  private final byte[] photo = ClockPhoto.jpeg();
  private final Random random = new Random(7);
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> single = new ArrayList<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private final boolean inFolder;

  private DiskFills(boolean inFolder) throws IOException {
    this.inFolder = inFolder;
  }

  /**
   * Prints what was lost, doubled and refused.
   *
   * @param args how often to fill each disk
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
    boolean good = run(false, rounds).good() && run(true, rounds).good();
    System.exit(good ? 0 : 1);
  }

  /** Whether disks can be had here. */
  public static boolean possible() {
    return SmallDisk.canBeHad();
  }

  /**
   * Fills a disk so often; prints and tells what became of the photos.
   *
   * @param inFolder whether it is the disk of a folder of photos, else that of the database
   */
  public static Tally run(boolean inFolder, int rounds) throws Exception {
    return new DiskFills(inFolder).fills(rounds);
  }

  private Tally fills(int rounds) throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    try (SmallDisk disk = SmallDisk.mounted(small, MEGABYTES)) {
      int unfinished = 0;
      try (ServerProcess server = server(disk)) {
        for (int i = 0; i < rounds; i++) {
          round(disk, new Visitor(server.home()));
        }
        Visitor visitor = new Visitor(server.home());
        look(visitor);
        for (String batch : acknowledged) {
          unfinished += isFinished(visitor, batch) ? 0 : 1;
        }
        server.tellToStop();
        server.ends(MOST_LOOKS);
      }
      return count(disk, unfinished);
    }
  }

  private Path data(SmallDisk disk) {
    return inFolder ? folder.resolve("data") : disk.folder();
  }

  private PhotoPlace place(SmallDisk disk) {
    URI photos = disk.folder().resolve("photos").toUri();
    return inFolder ? new PhotoPlace(photos, null, "") : PhotoPlace.DATABASE;
  }

  private ServerProcess server(SmallDisk disk) throws IOException {
    Map<String, String> settings = new HashMap<>(PhotoStores.settings(place(disk)));
    settings.put("KEYPOINTS_DATA", data(disk).toString());
    settings.put("KEYPOINTS_MIN_FREE_MB", "0");
    settings.put("KEYPOINTS_RATE", "0");
    return new ServerProcess(folder.resolve("log"), List.of("-Xmx256m"), settings);
  }

  private void round(SmallDisk disk, Visitor visitor) throws Exception {
    int before = acknowledged.size();
    for (int i = 0; i < MOST_LOOKS && acknowledged.size() == before; i++) {
      sendBatch(visitor);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
    disk.fill();
    for (int i = 0; i < REFUSED; i++) {
      sendOne(visitor);
      sendBatch(visitor);
    }
    disk.free();
    for (int i = 0; i < MOST_LOOKS && sendOne(visitor) != 303; i++) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    OUT.println(answers + ", " + acknowledged.size() + " batches acknowledged");
  }

  /** Whether the single photos are there; then they go, for only batches are counted. */
  private void look(Visitor visitor) throws IOException, InterruptedException {
    for (String run : single) {
      boolean there =
          visitor.get(run).statusCode() == 200 && visitor.get(run + "/photo").statusCode() == 200;
      answers.merge(there ? "single there" : "single lost, odd", 1, Integer::sum);
      visitor.post(run + "/delete", "");
    }
  }

  private void sendBatch(Visitor visitor) throws IOException, InterruptedException {
    FormBody form = new FormBody();
    for (int i = 0; i < PHOTOS; i++) {
      form.file("photo", "a" + i + ".jpg", photo);
    }
    HttpResponse<String> answer = visitor.upload("batches", form);
    if (answered("batch", answer) == 303) {
      acknowledged.add(answer.headers().firstValue("Location").orElseThrow());
    }
  }

  private int sendOne(Visitor visitor) throws IOException, InterruptedException {
    HttpResponse<String> answer = visitor.upload(new FormBody().file("photo", "a.jpg", photo));
    answer.headers().firstValue("Location").ifPresent(single::add);
    return answered("photo", answer);
  }

  private int answered(String what, HttpResponse<String> answer) {
    String sentence =
        answer.statusCode() == 303
            ? "taken"
            : answer.body().contains("disk is full") ? "full" : "odd";
    answers.merge(what + " " + answer.statusCode() + " " + sentence, 1, Integer::sum);
    return answer.statusCode();
  }

  private static boolean isFinished(Visitor visitor, String batch) throws Exception {
    for (int i = 0; i < MOST_LOOKS; i++) {
      if (visitor.get(batch).body().contains("Nothing is left to do")) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    OUT.println("not finished: " + batch);
    return false;
  }

  private Tally count(SmallDisk disk, int unfinished) throws Exception {
    try (Database database = Database.open(data(disk));
        PhotoStore store = place(disk).open(database)) {
      Tally tally = Tally.of(database, store, acknowledged, PHOTOS, unfinished);
      Orphans left = new Orphans(store, database, List.of(Runs.OWNERS, Batches.OWNERS));
      OUT.printf(
          "%s; answers %s; %s; %d photos without owner for the sweep; load average %.1f%n",
          inFolder ? "folder of photos" : "embedded database",
          answers,
          tally,
          left.sweep(Instant.now().plus(Duration.ofMinutes(1))),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      return answers.keySet().stream().anyMatch(answer -> answer.endsWith("odd"))
          ? new Tally(0, 0, 0, 0, 0, 0)
          : tally;
    }
  }
}
