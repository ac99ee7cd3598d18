package keypoints;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;
import keypoints.onnx.OnnxDetector;
import keypoints.testing.FormBody;
import keypoints.testing.PhonePhoto;
import keypoints.testing.ServerProcess;
import keypoints.testing.Visitor;

/**
 * Prints how fast a batch of large photos goes through the embedded engine beside the engine alone,
 * how long its page takes meanwhile, how long somebody with one photo waits, and the memory of it.
 */
public final class BatchBench {
  private static final PrintStream OUT = System.out;
  private static final ModelId DIALS = new ModelId("dials", "1");
  private static final int PHOTOS = 500;
  private static final int WARM_UP = 500;
  private static final int ALONE = 60;
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;
  private static final int VISITS = 15;

  /** As many uploads at once as browsers have connections to a server. */
  private static final int SENDING = 6;

  private static final double MS = 1e6;

  private final byte[] photo = PhonePhoto.ofClock(WIDTH, HEIGHT);
  private final int photos;
  private final List<String> options;

  private BatchBench(int photos, List<String> options) {
    this.photos = photos;
    this.options = Stream.concat(Stream.of("-Xmx512m"), options.stream()).toList();
  }

  /**
   * Ends by itself; 500 photos take a few minutes.
   *
   * @param args how many photos; more options of the server's virtual machine
   */
  public static void main(String[] args) throws Exception {
    int photos = args.length == 0 ? PHOTOS : Integer.parseInt(args[0]);
    new BatchBench(photos, Stream.of(args).skip(1).toList()).run();
  }

  private void run() throws Exception {
    OUT.printf(
        "JDK %s, %d processors, %d photos of %d x %d, %d kB each%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        photos,
        WIDTH,
        HEIGHT,
        photo.length / 1000);
    double before = engine();
    Path folder = Files.createTempDirectory("batch-bench");
    try {
      run(before, folder);
    } finally {
      clear(folder);
    }
  }

  private void run(double before, Path folder) throws Exception {
    try (ServerProcess server =
        new ServerProcess(
            folder.resolve("log"),
            options,
            Map.of("KEYPOINTS_DATA", folder.resolve("data").toString()))) {
      Visitor visitor = new Visitor(server.home());
      warmUp(visitor);
      List<Double> idle = single(visitor);
      String batch = send(visitor, photos);
      double batchRate = follow(visitor, batch, server, idle);
      double after = engine();
      OUT.printf(
          "engine alone %.2f and %.2f photos/s before and after, batch %.2f photos/s: %.0f %%%n",
          before, after, batchRate, 100 * batchRate / ((before + after) / 2));
    }
  }

  /** Some GB. */
  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The engine without anything around it, on as many threads as a crew has. */
  private double engine() throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService crew = Executors.newFixedThreadPool(threads);
    try (Photos gate = new Photos(ImageLimits.DEFAULT);
        OnnxDetector engine = new OnnxDetector(new OnnxDetector.Config(null, threads), gate)) {
      Photo checked = gate.read(photo);
      detect(crew, engine, checked, threads * 4);
      long start = System.nanoTime();
      double cpu = cpuMillis();
      detect(crew, engine, checked, ALONE);
      OUT.printf(
          "processor time of the engine alone for each photo: %.0f ms%n",
          (cpuMillis() - cpu) / ALONE);
      return ALONE / ((System.nanoTime() - start) / 1e9);
    } finally {
      crew.shutdown();
    }
  }

  private static double cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / MS;
  }

  private static void detect(ExecutorService crew, OnnxDetector engine, Photo photo, int times)
      throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(crew.submit(() -> engine.detect(DIALS, photo, DetectOptions.DEFAULT)));
    }
    await(all);
  }

  /** How long somebody with one photo waits, ms, sorted. */
  private List<Double> single(Visitor visitor) throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < VISITS; i++) {
      long start = System.nanoTime();
      visitor.upload(new FormBody().file("photo", "one.jpg", photo));
      times.add((System.nanoTime() - start) / MS);
    }
    return times.stream().sorted().toList();
  }

  /** A batch before, for a server compiles its code in its first minute. */
  private void warmUp(Visitor visitor) throws Exception {
    String batch = send(visitor, WARM_UP);
    while (!visitor.get(batch).body().contains("Nothing is left to do")) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private String send(Visitor visitor, int photos) throws Exception {
    HttpResponse<String> begun =
        visitor.upload("batches", new FormBody().field("announced", Integer.toString(photos)));
    String batch = begun.headers().firstValue("Location").orElseThrow();
    long start = System.nanoTime();
    ExecutorService browser = Executors.newFixedThreadPool(SENDING);
    List<Future<?>> sent = new ArrayList<>();
    for (int i = 0; i < photos; i++) {
      int number = i;
      sent.add(browser.submit(() -> send(visitor, batch, number)));
    }
    await(sent);
    browser.shutdown();
    visitor.post(batch + "/complete", "");
    OUT.printf("sent in %.0f s%n", (System.nanoTime() - start) / 1e9);
    return batch;
  }

  private Void send(Visitor visitor, String batch, int number) throws Exception {
    FormBody form = new FormBody().field("upload", Integer.toString(number));
    visitor.upload(batch + "/photos", form.file("photo", number + ".jpg", photo));
    return null;
  }

  private static void await(List<Future<?>> all) throws Exception {
    for (Future<?> one : all) {
      one.get();
    }
  }

  /** Photos a second from here to the end, by the page's own count. */
  private double follow(Visitor visitor, String batch, ServerProcess server, List<Double> idle)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    int first = done(visitor.get(batch).body());
    List<Double> busy = single(visitor);
    OUT.printf(
        "one photo meanwhile: median %.0f ms, idle %.0f ms: %.2f times%n",
        busy.get(VISITS / 2), idle.get(VISITS / 2), busy.get(VISITS / 2) / idle.get(VISITS / 2));
    long mid = System.nanoTime();
    double cpu = server.cpuMillis();
    int begun = done(visitor.get(batch).body());
    List<Double> pages = new ArrayList<>();
    String page = "";
    while (!page.contains("Nothing is left to do")) {
      TimeUnit.SECONDS.sleep(1);
      long asked = System.nanoTime();
      page = visitor.get(batch).body();
      pages.add((System.nanoTime() - asked) / MS);
      if (pages.size() % 20 == 0) {
        OUT.printf("%d done, most memory %d MB%n", done(page), server.mostMemory());
      }
    }
    double seconds = (System.nanoTime() - mid) / 1e9;
    OUT.printf(
        "processor time of the server for each photo, pages included: %.0f ms%n",
        (server.cpuMillis() - cpu) / (photos - begun));
    List<Double> sorted = pages.stream().sorted().toList();
    OUT.printf(
        "page of the batch while it runs: median %.0f ms, most %.0f ms; %d done before the clock"
            + " began; %.0f s in all; most memory %d MB; load average %.1f%n",
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1),
        first,
        (System.nanoTime() - start) / 1e9,
        server.mostMemory(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    pages(visitor, batch);
    return (photos - begun) / seconds;
  }

  private static int done(String page) {
    return Integer.parseInt(page.replaceFirst("(?s).*<h1>(\\d+) of.*", "$1"));
  }

  private static void pages(Visitor visitor, String batch)
      throws IOException, InterruptedException {
    for (String view : List.of("photos", "sheet", "contact")) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < VISITS; i++) {
        long start = System.nanoTime();
        visitor.get(URI.create(batch + "?view=" + view).toString());
        times.add((System.nanoTime() - start) / MS);
      }
      OUT.printf("%s: median %.0f ms%n", view, times.stream().sorted().toList().get(VISITS / 2));
    }
  }
}
