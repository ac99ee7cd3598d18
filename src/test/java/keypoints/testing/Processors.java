package keypoints.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What all else on this machine takes of its processors from now on, so that a figure says how much
 * of them it had: the load average counts our own threads, too.
 */
public final class Processors {
  /** {@code USER_HZ}, as the kernel tells times on every Linux. */
  private static final double TICKS_A_SECOND = 100;

  private final long start = System.nanoTime();
  private final double others = others();

  /** Used by other processes since then, 0-1 of all processors. */
  public double usedByOthers() throws IOException {
    double seconds = (System.nanoTime() - start) / 1e9;
    return (others() - others) / seconds / Runtime.getRuntime().availableProcessors();
  }

  public Processors() throws IOException {}

  private static double others() throws IOException {
    String[] all = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+", -1);
    // user, nice, system; idle and waiting; interrupts and what a host took from its guest
    long busy =
        LongStream.of(1, 2, 3, 6, 7, 8).map(column -> Long.parseLong(all[(int) column])).sum();
    ProcessHandle me = ProcessHandle.current();
    long ours = Stream.concat(Stream.of(me), me.descendants()).mapToLong(Processors::ticks).sum();
    return (busy - ours) / TICKS_A_SECOND;
  }

  /** Of a process and of its children that have ended; none when it has ended meanwhile. */
  private static long ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      // behind the program's name, which may hold blanks: state and ten more, then four times
      String[] cells = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return IntStream.range(11, 15).mapToLong(cell -> Long.parseLong(cells[cell])).sum();
    } catch (IOException ended) {
      return 0;
    }
  }
}
