package keypoints.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import keypoints.testing.Browser;

/**
 * Prints how long the result page of 200 people with 17 points each takes in Chromium from a filter
 * that is sent to the picture of its answer on the screen, in ms, with server and browser on this
 * machine; {@code -Pbench -Dbench=keypoints.web.FilterBench}.
 */
final class FilterBench extends WebTest {
  private static final int WARM_UPS = 200;
  private static final int SAMPLES = 40;
  private static final PrintStream OUT = System.out;

  /** The address changes when all is in place; the frame after that is drawn before the message. */
  private static final String FILTER =
      """
      ([field, value]) => new Promise((done) => {
        const input = document.getElementById(field);
        const start = performance.now();
        const way = history.pushState.bind(history);
        history.pushState = (...entry) => {
          way(...entry);
          history.pushState = way;
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - start);
            port2.postMessage('');
          });
        };
        input.value = value;
        input.form.requestSubmit();
      })
      """;

  public static void main(String[] args) throws Exception {
    FilterBench bench = new FilterBench();
    bench.folder = Files.createTempDirectory("bench");
    bench.start();
    try (Browser browser = Browser.open()) {
      bench.measure(browser);
    } finally {
      bench.stop();
    }
  }

  private void measure(Browser browser) {
    String run = runOfPeople();
    OUT.printf(
        "JDK %s, %d processors, %d warm-ups, %d samples%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), WARM_UPS, SAMPLES);
    OUT.printf("%-52s %8s %8s %8s%n", "ms", "min", "median", "95 %");
    for (int width : List.of(1280, 320)) {
      Page page = browser.page(root.toString(), new Browser.Look(width, ColorScheme.LIGHT, true));
      page.navigate(run.substring(1));
      print(width + " px, 100 of 200 objects, and 90", page, "confidence", "70", "72.5");
      page.navigate(run.substring(1));
      print(width + " px, points of 200 objects", page, "keypoint_confidence", "80", "60");
    }
  }

  private static void print(String name, Page page, String field, String one, String other) {
    double[] times = new double[SAMPLES];
    for (int i = -WARM_UPS; i < SAMPLES; i++) {
      String value = i % 2 == 0 ? one : other;
      times[Math.max(0, i)] = ((Number) page.evaluate(FILTER, List.of(field, value))).doubleValue();
      page.waitForTimeout(50);
    }
    Arrays.sort(times);
    OUT.printf(
        "%-52s %8.1f %8.1f %8.1f%n", name, times[0], times[SAMPLES / 2], times[SAMPLES * 95 / 100]);
  }
}
