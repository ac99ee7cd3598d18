package keypoints.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prints what the application holds: as many uploads in flight as it has slots, more than that, and
 * slow clients. The server is a process of its own with {@code -Xmx512m}, started as {@code mvn
 * jetty:run} would. Client, server and the hosted model share this machine, over loopback; ends by
 * itself.
 */
final class Load {
  private static final PrintStream OUT = System.out;

  /** What docs/operations.md tells those to set who have little memory. */
  private static final List<String> SMALL =
      List.of(
          "-Xmx512m",
          "-Xmn64m",
          "-XX:+UseParallelGC",
          "-XX:GCTimeRatio=4",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30");

  private static final int SLOTS = 1_000;
  private static final int PHOTO_BYTES = 100_000;
  private static final int PAGES_A_SECOND = 20;
  private static final Duration UPSTREAM = Duration.ofSeconds(5);
  private static final Duration HANGING = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final SlowUpstream upstream;
  private final ServerProcess server;

  private Load(SlowUpstream upstream, ServerProcess server) {
    this.upstream = upstream;
    this.server = server;
  }

  /**
   * Prints all figures.
   *
   * @param args more options of the server's virtual machine
   */
  public static void main(String[] args) throws Exception {
    // shorter than the server's patience, so that no request leaves on a connection that is closing
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    Path folder = Files.createTempDirectory("load");
    OUT.printf(
        "JDK %s, %d processors, server %s, MALLOC_ARENA_MAX=%s, %d slots, photos of %d kB%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        String.join(" ", options(args)),
        System.getenv("MALLOC_ARENA_MAX"),
        SLOTS,
        PHOTO_BYTES / 1000);
    try (SlowUpstream upstream = new SlowUpstream(Duration.ZERO);
        ServerProcess server = server(folder, upstream.url(), args)) {
      new Load(upstream, server).measure();
    }
    System.exit(0);
  }

  private static ServerProcess server(Path folder, URI upstream, String[] options)
      throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("KEYPOINTS_DATA", folder.resolve("data").toString());
    settings.put("KEYPOINTS_ROBOFLOW_URL", upstream.toString());
    settings.put("KEYPOINTS_SLOTS", String.valueOf(SLOTS));
    settings.put("KEYPOINTS_ROBOFLOW_CALLS", String.valueOf(SLOTS));
    return new ServerProcess(folder.resolve("log"), options(options), settings);
  }

  private static List<String> options(String[] more) {
    return Stream.concat(SMALL.stream(), Stream.of(more)).toList();
  }

  private void measure() throws IOException, InterruptedException {
    HttpRequest upload = upload(photo());
    row("warm-up, 1,000 uploads, 50 a second", upload, SLOTS, 50);
    upstream.takes(UPSTREAM);
    row("1,000 uploads, 250 a second, model takes 5 s", upload, SLOTS, 250);
    beyond(upload);
    upstream.takes(UPSTREAM);
    row("1,500 uploads, 500 a second, model takes 5 s", upload, SLOTS * 3 / 2, 500);
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

  private OpenLoop pages(int seconds) {
    HttpRequest page = HttpRequest.newBuilder(server.home()).timeout(LONGEST).build();
    return new OpenLoop("page meanwhile").send(page, seconds * PAGES_A_SECOND, PAGES_A_SECOND);
  }

  private void row(String name, HttpRequest upload, int count, int perSecond)
      throws IOException, InterruptedException {
    Processors processors = begin(name);
    OpenLoop pages = pages(count / perSecond + 5);
    OpenLoop uploads = new OpenLoop("upload").send(upload, count, perSecond);
    uploads.print();
    pages.print();
    end(processors);
  }

  /** All slots are taken and stay so, while more come. */
  private void beyond(HttpRequest upload) throws IOException, InterruptedException {
    Processors processors =
        begin("500 uploads, 100 a second, while 1,000 are in flight, model takes 20 s");
    upstream.takes(HANGING);
    OpenLoop within = new OpenLoop("upload within the limit").send(upload, SLOTS, 250);
    for (int i = 0; i < LONGEST.toSeconds() && upstream.now() < SLOTS; i++) {
      TimeUnit.SECONDS.sleep(1);
    }
    OUT.printf("  in flight when the others come %d%n", upstream.now());
    OpenLoop pages = pages(5);
    new OpenLoop("upload beyond the limit").send(upload, 500, 100).print();
    pages.print();
    within.print();
    end(processors);
  }

  private static Processors begin(String name) throws IOException {
    OUT.printf("%s, load average %.1f%n", name, load());
    return new Processors();
  }

  private void end(Processors processors) throws IOException, InterruptedException {
    OUT.printf(
        "  most in flight %d, most memory so far %d MB, load average %.1f%n",
        upstream.most(), server.mostMemory(), load());
    print(processors);
    TimeUnit.SECONDS.sleep(2);
  }

  private static void print(Processors processors) throws IOException {
    OUT.printf("  of the processors, others used %.0f %%%n", 100 * processors.usedByOthers());
  }

  private void slowClients(String name, SlowClients slow) throws IOException, InterruptedException {
    Processors processors = begin(name);
    try (slow) {
      OpenLoop pages = pages(8);
      for (int i = 0; i < 8; i++) {
        slow.trickle();
        TimeUnit.SECONDS.sleep(1);
      }
      pages.print();
      OUT.printf("  still open %d%n", slow.left());
      print(processors);
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
