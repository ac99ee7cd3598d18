package keypoints.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Prints what the application holds: many uploads at once against a model that takes 5 s, more
 * uploads than slots, slow clients. Open loop: requests leave at fixed times and are measured from
 * then on, however the earlier ones fare. The server is a process of its own with {@code -Xmx512m}.
 * All on this machine and over loopback; ends by itself.
 */
final class Load {
  private static final PrintStream OUT = System.out;
  private static final int SLOTS = 1_000;
  private static final int PHOTO_BYTES = 100_000;
  private static final Duration UPSTREAM = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final long BETWEEN_UPLOADS = 2_000;
  private static final long BETWEEN_PAGES = 50_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServerProcess server;

  private Load(ServerProcess server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("load");
    OUT.printf(
        "JDK %s, %d processors, server -Xmx512m, %d slots, model takes %d s, photos of %d kB%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        SLOTS,
        UPSTREAM.toSeconds(),
        PHOTO_BYTES / 1000);
    try (SlowUpstream upstream = new SlowUpstream(UPSTREAM);
        ServerProcess server = server(folder, upstream.url())) {
      new Load(server).measure();
    }
    System.exit(0);
  }

  private static ServerProcess server(Path folder, URI upstream) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("KEYPOINTS_DATA", folder.resolve("data").toString());
    settings.put("KEYPOINTS_ROBOFLOW_URL", upstream.toString());
    settings.put("KEYPOINTS_SLOTS", String.valueOf(SLOTS));
    settings.put("KEYPOINTS_ROBOFLOW_CALLS", String.valueOf(SLOTS));
    return new ServerProcess(folder.resolve("log"), List.of("-Xmx512m"), settings);
  }

  private void measure() throws IOException, InterruptedException {
    HttpRequest upload = upload(photo());
    row("warm-up, 100 uploads", upload, 100);
    row("1,000 uploads", upload, SLOTS);
    row("1,500 uploads", upload, SLOTS * 3 / 2);
    slowClients("300 slow forms", new SlowClients(server.home()).uploads(300));
    slowClients("300 slow API calls", new SlowClients(server.home()).calls(300));
    slowClients("2,000 slow headers", new SlowClients(server.home()).headers(2_000));
  }

  /** Noise that is as long as a photo of 740 x 555 px. */
  private static byte[] photo() {
    BufferedImage picture = new BufferedImage(740, 555, BufferedImage.TYPE_INT_RGB);
    Random noise = new Random(7);
    for (int i = 0; i < 740 * 555; i++) {
      picture.setRGB(i % 740, i / 740, noise.nextInt() & 0x3F3F3F);
    }
    byte[] jpeg = Pictures.file(picture, "jpg");
    if (Math.abs(jpeg.length - PHOTO_BYTES) > PHOTO_BYTES / 5) {
      throw new IllegalStateException("photo of " + jpeg.length + " bytes");
    }
    return jpeg;
  }

  private HttpRequest upload(byte[] photo) {
    return HttpRequest.newBuilder(server.home().resolve("runs"))
        .timeout(LONGEST)
        .header("Content-Type", FormBody.TYPE)
        .POST(new FormBody().field("model", "a/1").file("photo", "a.jpg", photo).end())
        .build();
  }

  /** An answer, or none. */
  private record Answer(int status, double millis) {}

  private CompletableFuture<Answer> send(HttpRequest request, long due) {
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode)
        .exceptionally(broken -> 0)
        .thenApply(status -> new Answer(status, (System.nanoTime() - due) / 1e6));
  }

  /** Sends at fixed times; the list is filled when all have been sent. */
  private List<CompletableFuture<Answer>> send(HttpRequest request, int count, long microseconds) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + TimeUnit.MICROSECONDS.toNanos(i * microseconds);
      Executor then =
          CompletableFuture.delayedExecutor(
              due - System.nanoTime(), TimeUnit.NANOSECONDS, Runnable::run);
      answers.add(
          CompletableFuture.runAsync(() -> {}, then).thenCompose(now -> send(request, due)));
    }
    return answers;
  }

  private List<CompletableFuture<Answer>> pages(int seconds) {
    HttpRequest page = HttpRequest.newBuilder(server.home()).timeout(LONGEST).build();
    return send(page, (int) (seconds * 1_000_000L / BETWEEN_PAGES), BETWEEN_PAGES);
  }

  private void row(String name, HttpRequest upload, int count)
      throws IOException, InterruptedException {
    OUT.printf("%s, load average %.1f%n", name, load());
    var pages = pages((int) UPSTREAM.toSeconds() + 3);
    var uploads = send(upload, count, BETWEEN_UPLOADS);
    print("  upload", uploads);
    print("  page meanwhile", pages);
    OUT.printf("  most memory so far %d MB%n", server.mostMemory());
    TimeUnit.SECONDS.sleep(2);
  }

  private void slowClients(String name, SlowClients slow) throws IOException, InterruptedException {
    OUT.printf("%s, load average %.1f%n", name, load());
    try (slow) {
      var pages = pages(8);
      for (int i = 0; i < 8; i++) {
        slow.trickle();
        TimeUnit.SECONDS.sleep(1);
      }
      print("  page meanwhile", pages);
      OUT.printf("  still open %d%n", slow.left());
    }
  }

  private static void print(String name, List<CompletableFuture<Answer>> answers) {
    Map<Integer, List<Double>> times = new TreeMap<>();
    for (CompletableFuture<Answer> answer : answers) {
      Answer got = answer.join();
      times.computeIfAbsent(got.status(), status -> new ArrayList<>()).add(got.millis());
    }
    times.forEach(
        (status, millis) -> {
          millis.sort(null);
          OUT.printf(
              "%s: %d x %s, ms: median %.0f, 99 %% %.0f, most %.0f%n",
              name,
              millis.size(),
              status == 0 ? "no answer" : status.toString(),
              millis.get(millis.size() / 2),
              millis.get(millis.size() * 99 / 100),
              millis.get(millis.size() - 1));
        });
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
