package keypoints.web;

/** Numbers as SVG has them. A large picture needs thousands, and Double.toString is slow. */
final class Decimals {
  private static final long[] SCALES = {1, 10, 100, 1000};

  private Decimals() {}

  /**
   * In as few digits as it needs.
   *
   * @param digits after the point at most, 0-3; what is beyond is rounded
   */
  static String of(double value, int digits) {
    long scale = SCALES[digits];
    long all = Math.round(value * scale);
    StringBuilder text = new StringBuilder(all < 0 ? "-" : "").append(Math.abs(all) / scale);
    long rest = Math.abs(all) % scale;
    if (rest > 0) {
      text.append('.');
    }
    while (rest > 0) {
      rest *= 10;
      text.append(rest / scale);
      rest %= scale;
    }
    return text.toString();
  }
}
