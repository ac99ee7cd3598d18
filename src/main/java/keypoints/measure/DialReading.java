package keypoints.measure;

import java.util.List;
import java.util.Locale;
import keypoints.inference.Keypoint;

/** What the points of a dial say as angles in the picture; a dial seen aslant reads a bit wrong. */
public final class DialReading {
  private static final double TURN = 360;
  private static final double HOURS = 12;
  private static final double MINUTES = 60;
  private static final int HALF_DAY = 720;

  /** Below this angle between its ends, degrees, there is no scale. */
  private static final double LEAST_SWEEP = 10;

  private DialReading() {}

  /**
   * The time on a clock: the minute by its hand, the hour that suits both hands best.
   *
   * @param clock centre, hour hand's tip, minute hand's tip, twelve
   * @return minutes after twelve, 0-720; NaN when a hand has no length
   */
  public static double minutes(List<Keypoint> clock) {
    double minute = minute(clock);
    double hours = hours(clock) - minute / MINUTES;
    if (Double.isNaN(hours)) {
      return hours;
    }
    return Math.floorMod(Math.round(hours), (long) HOURS) * MINUTES + minute;
  }

  /**
   * Hour and minute of a clock with twelve hours, {@code 12:05}.
   *
   * @param minutes as {@link #minutes} gives them
   */
  public static String time(double minutes) {
    int rounded = (int) (Math.round(minutes) % HALF_DAY);
    int hour = rounded / (int) MINUTES;
    return String.format(Locale.ROOT, "%d:%02d", hour == 0 ? 12 : hour, rounded % (int) MINUTES);
  }

  /** How far the hour hand is from where the minute hand wants it, degrees 0-15. */
  static double handsApart(List<Keypoint> clock) {
    double hours = hours(clock) - minute(clock) / MINUTES;
    return Math.abs(hours - Math.rint(hours)) * TURN / HOURS;
  }

  private static double minute(List<Keypoint> clock) {
    return turn(clock, 3, 2) / TURN * MINUTES;
  }

  private static double hours(List<Keypoint> clock) {
    return turn(clock, 3, 1) / TURN * HOURS;
  }

  /**
   * Part of the scale that the needle has passed, clockwise: 0 at its start, 1 at its end; beyond
   * these in the gap between end and start.
   *
   * @param gauge centre, needle's tip, scale start, scale end
   * @return NaN when the scale has no ends apart
   */
  public static double fraction(List<Keypoint> gauge) {
    double sweep = turn(gauge, 2, 3);
    double needle = turn(gauge, 2, 1);
    boolean beforeStart = needle > (sweep + TURN) / 2;
    return sweep < LEAST_SWEEP ? Double.NaN : (beforeStart ? needle - TURN : needle) / sweep;
  }

  /** Degrees clockwise around the first point, 0-360. */
  private static double turn(List<Keypoint> dial, int from, int to) {
    Keypoint centre = dial.get(0);
    double angle =
        Geometry.bearing(centre, dial.get(to)) - Geometry.bearing(centre, dial.get(from));
    return angle - TURN * Math.floor(angle / TURN);
  }
}
