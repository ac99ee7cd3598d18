package keypoints;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import keypoints.db.Database;
import keypoints.testing.Databases;
import keypoints.testing.FormBody;
import keypoints.testing.ManyRuns;
import keypoints.testing.PhonePhoto;
import keypoints.testing.Visitor;

/**
 * Prints how long pages of the history take with 100,000 runs in the database, half of them in 100
 * batches, from the first byte of the question to the last of the packed answer, on each kind of
 * database; then what a small copy of a photo of 12 megapixels takes. One visitor, loopback, in
 * this process; {@code -Pbench -Dbench=keypoints.HistoryBench}.
 */
final class HistoryBench {
  private static final PrintStream OUT = System.out;
  private static final int RUNS = 100_000;
  private static final int WARM_UPS = 30;
  private static final int SAMPLES = 40;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Instant newest = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final RunningApp app;

  private HistoryBench(RunningApp app) {
    this.app = app;
  }

  public static void main(String[] args) throws Exception {
    OUT.printf(
        "JDK %s, %d processors, %d warm-ups, %d samples, load average %.1f%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        WARM_UPS,
        SAMPLES,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    for (Databases kind : Databases.values()) {
      Path folder = Files.createTempDirectory("bench");
      Database.Place place = kind.fresh(folder);
      Map<String, String> settings = new HashMap<>(Map.of("KEYPOINTS_KEEP_HOURS", "87600"));
      if (kind != Databases.EMBEDDED) {
        settings.put("KEYPOINTS_DATABASE", place.url());
      }
      try (Database database = Database.open(place)) {
        ManyRuns.fill(database, RUNS);
      }
      RunningApp app = new RunningApp(folder, settings);
      new HistoryBench(app).measure(kind);
      app.close();
    }
    System.exit(0);
  }

  private void measure(Databases kind) throws Exception {
    OUT.printf("%n%-52s %8s %8s %8s %8s%n", kind + ", ms", "min", "median", "95 %", "kB");
    long middle =
        ChronoUnit.MICROS.between(
            Instant.EPOCH, newest.minusSeconds(RUNS / 2L * ManyRuns.SECONDS_BETWEEN));
    print("start page", "");
    print("history", "runs");
    print("history, 50,000 runs down", "runs?before=" + middle + ".run");
    print("photos of batches one by one", "runs?each=on");
    print("the same, 50,000 runs down", "runs?each=on&before=" + middle + ".run");
    print("page of many batches", "batches");
    print("the page before that", "runs?after=" + middle + ".run");
    print("one of five models", "runs?model=dials/3");
    print("a class of each run", "runs?class=clock");
    print("a class of each thousandth", "runs?class=rare");
    print("a day", "runs?from=" + day() + "&to=" + day());
    print("part of each name", "runs?source=img");
    print("part of the oldest name only", "runs?source=99999");
    print("part of no name", "runs?source=nowhere");
    print("the same one by one", "runs?each=on&source=nowhere");
    print("part of no name, one model, common class", "runs?source=x&model=dials/3&class=clock");
    photo();
  }

  private String day() {
    return newest.minus(10, ChronoUnit.DAYS).toString().substring(0, 10);
  }

  private void print(String name, String path) throws IOException, InterruptedException {
    double[] times = new double[SAMPLES];
    int size = 0;
    for (int i = -WARM_UPS; i < SAMPLES; i++) {
      long start = System.nanoTime();
      size = get(path);
      times[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    OUT.printf(
        "%-52s %8.1f %8.1f %8.1f %8.1f%n",
        name, times[0], times[SAMPLES / 2], times[SAMPLES * 95 / 100], size / 1e3);
  }

  private int get(String path) throws IOException, InterruptedException {
    URI address = app.home().resolve(path);
    HttpRequest question =
        HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip").build();
    var answer = client.send(question, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
    return answer.body().length;
  }

  private void photo() throws IOException, InterruptedException {
    FormBody form = new FormBody().file("photo", "phone.jpg", PhonePhoto.ofClock(4000, 3000));
    String run =
        new Visitor(app.home()).upload(form).headers().firstValue("Location").orElseThrow();
    long start = System.nanoTime();
    get(run + "/thumb");
    OUT.printf(
        "%-52s %8.1f%n", "small copy of 12 megapixels, made", (System.nanoTime() - start) / 1e6);
    print("the same, kept", run + "/thumb");
  }
}
