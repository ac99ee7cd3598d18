package keypoints.inference;

/**
 * How far a point may be off: the covariance of its place, px² of the upright photo.
 *
 * @param xx variance from left to right
 * @param xy covariance
 * @param yy variance from top to bottom
 */
public record Spread(double xx, double xy, double yy) {
  /** Of a normal distribution in the plane 95 % lie within so many deviations: √(-2 ln 0.05). */
  private static final double HOLDS_95_PERCENT = Math.sqrt(-2 * Math.log(0.05));

  /**
   * The ellipse that holds 95 %.
   *
   * @param major half of its length, px
   * @param minor half of its width, px
   * @param angle of its length, radians clockwise from the x axis
   */
  public record Ellipse(double major, double minor, double angle) {}

  public Ellipse ellipse() {
    double middle = (xx + yy) / 2;
    double apart = Math.hypot((xx - yy) / 2, xy);
    return new Ellipse(
        HOLDS_95_PERCENT * Math.sqrt(middle + apart),
        HOLDS_95_PERCENT * Math.sqrt(Math.max(0, middle - apart)),
        Math.atan2(2 * xy, xx - yy) / 2);
  }

  /** Whether it can be one of a place: finite, and in no direction below 0. */
  public boolean real() {
    return Double.isFinite(xx + xy + yy) && xx >= 0 && yy >= 0 && xx * yy >= xy * xy;
  }
}
