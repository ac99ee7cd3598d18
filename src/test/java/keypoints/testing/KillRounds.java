package keypoints.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Kills the application with {@code kill -9} at any time while it is given photos, round after
 * round on the same data, and counts the runs that it had acknowledged and does not have any more.
 * Power that fails is another matter: what the system was told to write survives a kill.
 */
final class KillRounds {
  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 100;
  private static final int VISITORS = 4;
  private static final int LONGEST_ROUND_MILLIS = 1_500;
  private static final int WAIT_MILLIS = 10;
  private static final int MOST_WAITS = 3_000;

  private final Queue<URI> acknowledged = new ConcurrentLinkedQueue<>();
  private final byte[] photo = ClockPhoto.jpeg();
  private final Random random = new Random(7);
  private final Path folder = Files.createTempDirectory("kill");
  private int checked;
  private int lost;

  private KillRounds() throws IOException {}

  /**
   * Prints how many were lost.
   *
   * @param args how many rounds; 100 when none are named
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? ROUNDS : Integer.parseInt(args[0]);
    KillRounds kill = new KillRounds();
    try (SlowUpstream upstream = new SlowUpstream(Duration.ZERO)) {
      for (int i = 0; i < rounds; i++) {
        kill.print(i);
        kill.round(upstream.url());
      }
      kill.lastLook(upstream.url());
    }
    kill.print(rounds);
    System.exit(kill.lost == 0 ? 0 : 1);
  }

  private void print(int kills) {
    OUT.printf(
        "%d kills, %d acknowledged runs looked for, %d lost; load average %.1f%n",
        kills, checked, lost, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private ServerProcess server(URI upstream) throws IOException {
    return new ServerProcess(
        folder.resolve("log"),
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        Map.of(
            "KEYPOINTS_DATA", folder.resolve("data").toString(),
            "KEYPOINTS_ROBOFLOW_URL", upstream.toString()));
  }

  private void round(URI upstream) throws IOException, InterruptedException {
    try (ServerProcess server = server(upstream)) {
      look(server);
      List<Thread> visitors = new ArrayList<>();
      for (int i = 0; i < VISITORS; i++) {
        Thread visitor = new Thread(() -> visit(server.home()));
        visitor.start();
        visitors.add(visitor);
      }
      awaitSome();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_ROUND_MILLIS));
      server.kill();
      for (Thread visitor : visitors) {
        visitor.join();
      }
    }
  }

  /** A process that has just started takes its time for the first photo. */
  private void awaitSome() throws InterruptedException {
    for (int i = 0; i < MOST_WAITS && acknowledged.isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
    }
  }

  /** Gives photos until nobody takes them any more. */
  private void visit(URI home) {
    Visitor visitor = new Visitor(home);
    try {
      while (true) {
        HttpResponse<String> answer =
            visitor.upload(new FormBody().field("model", "a/1").file("photo", "a.jpg", photo));
        if (answer.statusCode() == 303) {
          acknowledged.add(URI.create(answer.headers().firstValue("Location").orElseThrow()));
        }
      }
    } catch (IOException | InterruptedException killed) {
      // as it was meant to be
    }
  }

  private void lastLook(URI upstream) throws IOException, InterruptedException {
    try (ServerProcess server = server(upstream)) {
      look(server);
    }
  }

  /** Whether the runs of the round before are there, with their photos. */
  private void look(ServerProcess server) throws IOException, InterruptedException {
    Visitor visitor = new Visitor(server.home());
    for (URI run = acknowledged.poll(); run != null; run = acknowledged.poll()) {
      checked++;
      URI there = server.home().resolve(run);
      if (visitor.get(there).statusCode() != 200
          || visitor.get(URI.create(there + "/photo")).statusCode() != 200) {
        lost++;
        OUT.println("lost " + run);
      }
    }
  }
}
