package keypoints.bench;

import java.util.stream.IntStream;

/**
 * Two things done in turns, so that both meet the same load of the machine.
 *
 * @param first ms of each time
 * @param second ms, in the same order
 */
@SuppressWarnings("ArrayRecordComponent")
record Pairs(double[] first, double[] second) {
  private static final double NANOS_A_MILLI = 1e6;

  /** Something that is timed; it fails when it did not do its work. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** Every other pair begins with the second thing. */
  static Pairs of(int warmUps, int pairs, Step first, Step second) throws Exception {
    Pairs all = new Pairs(new double[pairs], new double[pairs]);
    for (int i = -warmUps; i < pairs; i++) {
      int at = Math.max(0, i);
      if (i % 2 == 0) {
        all.first[at] = millis(first);
        all.second[at] = millis(second);
      } else {
        all.second[at] = millis(second);
        all.first[at] = millis(first);
      }
    }
    return all;
  }

  /** Of one thing alone. */
  static Figures alone(int warmUps, int times, Step step) throws Exception {
    double[] all = new double[times];
    for (int i = -warmUps; i < times; i++) {
      all[Math.max(0, i)] = millis(step);
    }
    return Figures.of(all);
  }

  static double millis(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / NANOS_A_MILLI;
  }

  /** How much longer the first took, ms, pair by pair. */
  Figures difference() {
    return Figures.of(IntStream.range(0, first.length).mapToDouble(i -> first[i] - second[i]));
  }

  /** How many times the second the first took, pair by pair. */
  Figures ratio() {
    return Figures.of(IntStream.range(0, first.length).mapToDouble(i -> first[i] / second[i]));
  }
}
