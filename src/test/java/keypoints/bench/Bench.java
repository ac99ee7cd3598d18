package keypoints.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import keypoints.testing.Processors;

/**
 * Prints how fast the application is, each figure beside what the work cannot do without, and
 * writes the same as {@code target/bench.json}. It asserts nothing and ends by itself within ten
 * minutes on two processors. The application is a process of its own wherever whole requests are
 * measured; visitors, hosted model and bare parts are this one, on the same machine, over loopback.
 */
public final class Bench {
  private static final Path JSON = Path.of("target", "bench.json");
  private static final PrintStream OUT = System.out;

  /** What Maven does before takes another minute. */
  private static final Duration LONGEST = Duration.ofMinutes(9);

  private Bench() {}

  private static Map<String, Section> sections() {
    Map<String, Section> all = new LinkedHashMap<>();
    all.put("page", PageOverApi::measure);
    all.put("flight", InFlight::measure);
    all.put("engine", EngineParts::measure);
    all.put("pictures", PictureParts::measure);
    all.put("growth", Growth::measure);
    all.put("start", Start::measure);
    return all;
  }

  /**
   * Measures.
   *
   * @param args names of sections; all when there are none
   */
  public static void main(String[] args) throws Exception {
    Map<String, Section> chosen = sections();
    if (args.length > 0) {
      chosen.keySet().retainAll(List.of(args));
    }
    endAfter(LONGEST);
    // shorter than the server's patience, so that no request leaves on a connection that is closing
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    Processors processors = new Processors();
    Machine machine = Machine.here();
    Table table = new Table(OUT);
    table.head(machine);
    long start = System.nanoTime();
    List<Report.Part> parts = new ArrayList<>();
    for (Map.Entry<String, Section> section : chosen.entrySet()) {
      parts.add(measured(section.getKey(), section.getValue()));
      table.section(parts.get(parts.size() - 1));
    }
    double others = processors.usedByOthers();
    new Report(machine, seconds(start), others, parts).write(JSON);
    OUT.printf("%nOthers used %.0f %% of the processors; %d s%n", 100 * others, seconds(start));
    System.exit(0);
  }

  /** Whatever hangs. */
  private static void endAfter(Duration time) {
    Executor then = CompletableFuture.delayedExecutor(time.toSeconds(), TimeUnit.SECONDS);
    then.execute(
        () -> {
          OUT.printf("%nNot done after %d minutes%n", time.toMinutes());
          System.exit(1);
        });
  }

  private static Report.Part measured(String name, Section section) throws Exception {
    long start = System.nanoTime();
    List<Row> rows = section.measure();
    return new Report.Part(name, seconds(start), rows);
  }

  private static long seconds(long start) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }
}
