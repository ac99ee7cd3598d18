package keypoints.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import keypoints.RunningApp;

/**
 * Measures what a person with a photo meets while a hosted model's server is away: the whole
 * application on loopback, one visitor after the other. Prints its figures and ends by itself.
 */
public final class UpstreamOutage {
  private static final byte[] PHOTO = Pictures.file(Pictures.redCorner(800, 600), "jpg");
  private static final String GOOD =
      "{\"predictions\":[{\"x\":9,\"y\":9,\"width\":2,\"height\":2,\"confidence\":0.9}]}";
  private static final double NANOS_A_MILLI = 1e6;
  private static final int OPEN_MILLIS = 4_000;
  private static final int ACCEPTED = 303;
  private static final int VISITS_WITH_FAULTS = 300;

  private final int port;
  private final Visitor visitor;

  private UpstreamOutage(int port, Visitor visitor) {
    this.port = port;
    this.visitor = visitor;
  }

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    System.out.printf(
        "%d processors, %d MB heap, Java %s, photos of %d bytes%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        System.getProperty("java.version"),
        PHOTO.length);
    withApp(outage -> outage.away("nothing listens", () -> {}));
    withApp(UpstreamOutage::dropped);
    withApp(UpstreamOutage::faults);
    System.exit(0);
  }

  private interface Part {
    void measure(UpstreamOutage outage) throws Exception;
  }

  private static void withApp(Part part) throws Exception {
    int port = freePort();
    RunningApp app =
        new RunningApp(
            Files.createTempDirectory("outage"),
            Map.of("KEYPOINTS_ROBOFLOW_URL", "http://127.0.0.1:" + port));
    try {
      Visitor visitor = new Visitor(app.home());
      visitor.get("");
      UpstreamOutage outage = new UpstreamOutage(port, visitor);
      outage.warmUp();
      part.measure(outage);
    } finally {
      app.close();
    }
  }

  /** None that the system gives to clients: one of them could have it when we want it back. */
  private static int freePort() throws IOException {
    for (int port = 20_000; port < 30_000; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // the next one
      }
    }
    throw new IllegalStateException("no port is free");
  }

  /** So that no figure is that of the first photo after the start. */
  private void warmUp() throws Exception {
    try (RawServer server = new RawServer(port)) {
      server.plays(RawServer.says(200, GOOD));
      for (int i = 0; i < 30; i++) {
        visit();
      }
    }
  }

  /** Status of the answer, and how long it took, ms. */
  private record Visit(int status, double millis) {}

  private Visit visit() throws IOException, InterruptedException {
    FormBody form = new FormBody().field("model", "clocks/1").file("photo", "a.jpg", PHOTO);
    long start = System.nanoTime();
    int status = visitor.upload(form).statusCode();
    return new Visit(status, (System.nanoTime() - start) / NANOS_A_MILLI);
  }

  /** A queue of connections that is full: the kernel drops whatever else comes. */
  private void dropped() throws Exception {
    ServerSocket full = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    List<Socket> queue = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      queue.add(new Socket(full.getInetAddress(), port));
    }
    away(
        "connections are dropped",
        () -> {
          for (Socket socket : queue) {
            socket.close();
          }
          full.close();
        });
  }

  private interface Return {
    void prepare() throws IOException;
  }

  private void away(String how, Return back) throws Exception {
    List<Double> failures = new ArrayList<>();
    Visit visit = visit();
    double first = visit.millis();
    while (visit.millis() > first / 4) {
      failures.add(visit.millis());
      visit = visit();
    }
    print(how + ": asked, " + failures.size() + " visits", failures);
    print(how + ": not asked", visitsFor(OPEN_MILLIS));
    back.prepare();
    try (RawServer server = new RawServer(port).plays(RawServer.says(200, GOOD))) {
      long start = System.nanoTime();
      int visits = 1;
      while (visit().status() != ACCEPTED) {
        visits++;
        Thread.sleep(100);
      }
      System.out.printf(
          Locale.ROOT,
          "%s: first success %.0f ms after it is back, visit %d, %d calls%n",
          how,
          (System.nanoTime() - start) / NANOS_A_MILLI,
          visits,
          server.calls());
    }
  }

  private List<Double> visitsFor(int millis) throws Exception {
    List<Double> times = new ArrayList<>();
    long end = System.nanoTime() + (long) (millis * NANOS_A_MILLI);
    while (System.nanoTime() < end) {
      times.add(visit().millis());
    }
    return times;
  }

  /** Each tenth answer is a 503. */
  private void faults() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    RawServer.Script good = RawServer.says(200, GOOD);
    RawServer.Script bad = RawServer.says(503, "{}");
    try (RawServer server = new RawServer(port)) {
      server.plays(
          (client, out) -> (asked.incrementAndGet() % 10 == 0 ? bad : good).play(client, out));
      int good303 = 0;
      for (int i = 0; i < VISITS_WITH_FAULTS; i++) {
        good303 += visit().status() == ACCEPTED ? 1 : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "one answer in ten is a 503: %d of %d visits succeed, %.3f calls a visit%n",
          good303,
          VISITS_WITH_FAULTS,
          (double) server.calls() / VISITS_WITH_FAULTS);
    }
  }

  private static void print(String what, List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: first %.0f ms, median %.0f ms, p99 %.0f ms, most %.0f ms of %s%n",
        what,
        times.get(0),
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
        sorted[sorted.length - 1],
        sorted.length > 12 ? sorted.length + " visits" : Arrays.toString(times.toArray()));
  }
}
