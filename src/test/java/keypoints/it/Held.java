package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What this process, with the container in it, holds on to when rubbish is thrown away.
 *
 * @param heap bytes
 * @param outside bytes of the machine's memory that are not of the heap; 0 where it does not say
 * @param threads that live
 * @param files that are open, connections too; 0 where the machine does not say
 */
record Held(long heap, long outside, int threads, long files) {
  private static final int COLLECTIONS = 3;
  private static final int PAUSE_MS = 200;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long MEGA = 1 << 20;

  static Held now() throws IOException, InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS); // for what is closed when it is collected
    }
    Runtime machine = Runtime.getRuntime();
    return new Held(
        machine.totalMemory() - machine.freeMemory(),
        resident() - machine.totalMemory(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0);
  }

  private static long resident() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  /** Fails when there is more than these, but for what comes and goes. */
  void assertNoMoreThan(Held before) {
    assertThat(heap).as("heap, %s before", before).isLessThan(before.heap + 16 * MEGA);
    assertThat(outside)
        .as("other memory, %s before", before)
        .isLessThan(before.outside + 64 * MEGA);
    assertThat(threads).as("threads, %s before", before).isLessThan(before.threads + 30);
    assertThat(files).as("files, %s before", before).isLessThan(before.files + 30);
  }
}
