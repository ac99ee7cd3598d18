package keypoints.onnx;

import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;

/** What the keypoints of {@code dials/1} say, all four of them found. */
final class DialReading {
  private static final double TURN = 2 * Math.PI;

  private DialReading() {}

  /** Minutes after twelve, 0-720: the minute by its hand, the hour that suits both hands best. */
  static double minutes(Prediction clock) {
    double twelve = bearing(clock, 3);
    double minute = turn(bearing(clock, 2) - twelve) / TURN * 60;
    double hours = turn(bearing(clock, 1) - twelve) / TURN * 12;
    long hour = Math.floorMod(Math.round(hours - minute / 60), 12L);
    return hour * 60 + minute;
  }

  /** Part of the scale that the needle has passed, clockwise; 0 at its start, 1 at its end. */
  static double fraction(Prediction gauge) {
    double start = bearing(gauge, 2);
    double sweep = turn(bearing(gauge, 3) - start);
    double needle = turn(bearing(gauge, 1) - start);
    boolean beforeStart = needle > (sweep + TURN) / 2;
    return (beforeStart ? needle - TURN : needle) / sweep;
  }

  /** Angle from the centre to a keypoint, radians clockwise from straight up. */
  private static double bearing(Prediction dial, int slot) {
    Keypoint centre = dial.keypoint(0).orElseThrow();
    Keypoint point = dial.keypoint(slot).orElseThrow();
    return Math.atan2(point.x() - centre.x(), centre.y() - point.y());
  }

  private static double turn(double angle) {
    return angle - TURN * Math.floor(angle / TURN);
  }
}
