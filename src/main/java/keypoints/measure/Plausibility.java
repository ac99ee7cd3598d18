package keypoints.measure;

import java.util.ArrayList;
import java.util.List;
import keypoints.inference.Keypoint;

/** What speaks against a value although all of its points are there. */
final class Plausibility {
  /** So many degrees may the hands of a clock disagree; half of what they can at all. */
  private static final double HANDS_AGREE = 7.5;

  /** So much longer may an hour hand seem than the minute hand, for a clock is seen aslant. */
  private static final double HOUR_HAND_LONGER = 1.1;

  /** So far from its scale, in scales, a needle may rest at a stop. */
  private static final double OFF_SCALE = 0.05;

  private Plausibility() {}

  static List<Doubt> doubts(Kind kind, List<Keypoint> points, double value) {
    return switch (kind) {
      case CLOCK -> clock(points);
      case DIAL ->
          value < -OFF_SCALE || value > 1 + OFF_SCALE
              ? List.of(Doubt.of(Doubt.Why.OFF_SCALE))
              : List.of();
      case AREA ->
          Geometry.crossesItself(points) ? List.of(Doubt.of(Doubt.Why.CROSSED)) : List.of();
      case DISTANCE, ANGLE, TILT, RATIO -> List.of();
    };
  }

  private static List<Doubt> clock(List<Keypoint> points) {
    List<Doubt> doubts = new ArrayList<>();
    double apart = DialReading.handsApart(points);
    if (apart > HANDS_AGREE) {
      doubts.add(new Doubt(Doubt.Why.HANDS_DISAGREE, "", apart));
    }
    double hourHand = Geometry.distance(points.get(0), points.get(1));
    double minuteHand = Geometry.distance(points.get(0), points.get(2));
    if (hourHand > HOUR_HAND_LONGER * minuteHand) {
      doubts.add(Doubt.of(Doubt.Why.HANDS_SWAPPED));
    }
    return doubts;
  }
}
