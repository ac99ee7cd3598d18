package keypoints.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a row is to come to.
 *
 * @param p50 bound of the median, in the row's unit
 * @param p99 bound of 99 of 100; null when none is set
 * @param atLeast whether they are lower bounds, else upper ones
 */
public record Target(double p50, @Nullable Double p99, boolean atLeast) {

  static Target atMost(double p50) {
    return new Target(p50, null, false);
  }

  static Target atMost(double p50, double p99) {
    return new Target(p50, p99, false);
  }

  static Target atLeast(double p50) {
    return new Target(p50, null, true);
  }

  String text() {
    String sign = atLeast ? "≥ " : "≤ ";
    return sign + Table.number(p50) + (p99 == null ? "" : ", p99 " + sign + Table.number(p99));
  }
}
