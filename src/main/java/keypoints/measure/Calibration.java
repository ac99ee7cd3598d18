package keypoints.measure;

/**
 * A known length between two places. It holds in the plane of both, seen straight on.
 *
 * @param from one of its ends
 * @param to the other one, apart from it
 * @param millimetres that this is in truth, above 0
 */
public record Calibration(End from, End to, double millimetres) {

  /**
   * An end of it.
   *
   * @param name for people
   * @param x px of the upright photo
   * @param y px of the upright photo
   * @param certain whether it is where it seems to be
   */
  public record End(String name, double x, double y, boolean certain) {}

  /** Between its ends, px. */
  public double pixels() {
    return Math.hypot(to.x() - from.x(), to.y() - from.y());
  }

  /** Whether both ends are where they seem to be. */
  public boolean certain() {
    return from.certain() && to.certain();
  }

  /** How large a millimetre is in the photo, px. */
  public double pixelsPerMillimetre() {
    return pixels() / millimetres;
  }

  /** A distance in mm, or an area in mm². */
  public double measure(Kind kind, double value) {
    double scale = pixelsPerMillimetre();
    return kind == Kind.AREA ? value / (scale * scale) : value / scale;
  }
}
