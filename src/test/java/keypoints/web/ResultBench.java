package keypoints.web;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * Prints how long the result page of 200 people with 17 points each takes, from the first byte of
 * the question to the last of the packed answer: as it is opened first, and filtered. One visitor,
 * loopback, in this process; {@code -Pbench -Dbench=keypoints.web.ResultBench}.
 */
final class ResultBench extends WebTest {
  private static final int OBJECTS = 200;
  private static final int POINTS = 17;
  private static final int WIDTH = 2000;
  private static final int HEIGHT = 1500;
  private static final int ACROSS = 20;
  private static final int WARM_UPS = 60;
  private static final int SAMPLES = 60;
  private static final PrintStream OUT = System.out;

  private final HttpClient client = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    ResultBench bench = new ResultBench();
    bench.folder = Files.createTempDirectory("bench");
    bench.start();
    try {
      bench.measure();
    } finally {
      bench.stop();
    }
  }

  private void measure() throws IOException, InterruptedException {
    detector.classes = List.of(person());
    detector.answer = answer -> answer.withPredictions(people());
    String run =
        upload("people.jpg", jpeg(WIDTH, HEIGHT), fields())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    OUT.printf(
        "JDK %s, %d processors, %d warm-ups, %d samples%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), WARM_UPS, SAMPLES);
    OUT.printf("%-52s %8s %8s %8s %8s %8s%n", "ms", "min", "median", "95 %", "cpu", "kB");
    print("page of 200 objects with 17 points", run);
    print("the same, objects from 70 %", run + "?confidence=70");
    print("the same, points from 80 %", run + "?keypoint_confidence=80");
  }

  private static ObjectClass person() {
    return new ObjectClass(
        "person",
        "#336699",
        IntStream.range(0, POINTS).mapToObj(slot -> "point_" + slot).toList(),
        IntStream.range(1, POINTS).mapToObj(slot -> new ObjectClass.Edge(slot - 1, slot)).toList());
  }

  private static List<Prediction> people() {
    return IntStream.range(0, OBJECTS).mapToObj(ResultBench::person).toList();
  }

  private static Prediction person(int number) {
    double width = (double) WIDTH / ACROSS;
    double height = (double) HEIGHT * ACROSS / OBJECTS;
    double x = (number % ACROSS + 0.5) * width;
    double y = (Math.floorDiv(number, ACROSS) + 0.5) * height;
    List<Keypoint> points =
        IntStream.range(0, POINTS).mapToObj(slot -> point(slot, x, y, width / 3, number)).toList();
    double confidence = 0.95 - 0.5 * number / OBJECTS;
    return new Prediction(x, y, width, height, confidence, "person", 0, "person-" + number, points);
  }

  private static Keypoint point(int slot, double x, double y, double radius, int number) {
    double angle = 2 * Math.PI * slot / POINTS + number;
    return new Keypoint(
        x + radius * Math.cos(angle),
        y + radius * Math.sin(angle),
        0.4 + 0.6 * ((slot * 7 + number) % POINTS) / POINTS,
        slot,
        "point_" + slot);
  }

  private void print(String name, String path) throws IOException, InterruptedException {
    HttpRequest question = request(path).header("Accept-Encoding", "gzip").build();
    int size = 0;
    long cpu = 0;
    double[] times = new double[SAMPLES];
    for (int i = -WARM_UPS; i < SAMPLES; i++) {
      cpu = i == 0 ? cpu() : cpu;
      long start = System.nanoTime();
      var answer = client.send(question, BodyHandlers.ofByteArray());
      double time = (System.nanoTime() - start) / 1e6;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("no page: " + answer.statusCode());
      }
      size = answer.body().length;
      times[Math.max(0, i)] = time;
    }
    double work = (cpu() - cpu) / 1e6 / SAMPLES;
    Arrays.sort(times);
    OUT.printf(
        "%-52s %8.1f %8.1f %8.1f %8.1f %8.1f%n",
        name, times[0], times[SAMPLES / 2], times[SAMPLES * 95 / 100], work, size / 1e3);
  }

  /** What this process has worked, ns: the visitor's share is small. Others do not count. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
