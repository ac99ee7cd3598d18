package keypoints.bench;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs benchmarks of single methods, each in a process of its own. */
final class Jmh {
  private static final double[] QUARTERS = {25, 50, 75, 99};

  private Jmh() {}

  /** Figures by the method's name, in the unit that the class says. */
  static Map<String, Figures> run(Class<?> benchmarks) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(benchmarks.getName() + "\\.")
                    .jvmArgsAppend("-Djava.awt.headless=true")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    return results.stream().collect(Collectors.toMap(Jmh::method, Jmh::figures, (a, b) -> a));
  }

  private static String method(RunResult result) {
    return result.getParams().getBenchmark().replaceFirst(".*\\.", "");
  }

  private static Figures figures(RunResult result) {
    Statistics times = result.getPrimaryResult().getStatistics();
    return new Figures(
        (int) times.getN(),
        times.getPercentile(QUARTERS[0]),
        times.getPercentile(QUARTERS[1]),
        times.getPercentile(QUARTERS[2]),
        times.getPercentile(QUARTERS[3]));
  }
}
