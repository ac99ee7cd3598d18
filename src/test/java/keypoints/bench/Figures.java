package keypoints.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * What repeated measurements of one thing came to, each figure to four digits.
 *
 * @param samples how many measurements there were, at least 1
 * @param p25 a quarter of them were at most this
 * @param p50 the median
 * @param p75 three quarters of them were at most this
 * @param p99 99 of 100 were at most this; of fewer than 100 the largest
 */
public record Figures(int samples, double p25, double p50, double p75, double p99) {
  private static final MathContext DIGITS = new MathContext(4);

  static Figures of(double... measured) {
    double[] sorted = measured.clone();
    Arrays.sort(sorted);
    return new Figures(
        sorted.length,
        rank(sorted, 0.25),
        rank(sorted, 0.5),
        rank(sorted, 0.75),
        rank(sorted, 0.99));
  }

  static Figures of(DoubleStream measured) {
    return of(measured.toArray());
  }

  /** The same, each multiplied. */
  Figures by(double factor) {
    return new Figures(
        samples,
        rounded(p25 * factor),
        rounded(p50 * factor),
        rounded(p75 * factor),
        rounded(p99 * factor));
  }

  private static double rank(double[] sorted, double share) {
    return rounded(sorted[(int) Math.ceil(sorted.length * share) - 1]);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
