package keypoints.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import keypoints.inference.Keypoint;

/** What can be measured between keypoints; the points are named in this order. */
public enum Kind {
  /** From the first point to the second, px. */
  DISTANCE(2),
  /** At the second point, between the first and the third, degrees 0-180. */
  ANGLE(3),
  /**
   * Of the line through both points against horizontal, degrees -90 to 90; rising right is over 0.
   */
  TILT(2),
  /** Distance of the first two points in distances of the last two. */
  RATIO(4),
  /** Inside the outline that goes through three or more points in their order, px². */
  AREA(3),
  /** Of a gauge's centre, needle tip, scale start and end: part of the scale passed, clockwise. */
  DIAL(4),
  /** Of a clock's centre, hour hand, minute hand and twelve: minutes after twelve, 0-720. */
  CLOCK(4);

  private static final double HALF_DAY = 720;
  private static final double HALF_TURN = 180;

  private final int points;

  Kind(int points) {
    this.points = points;
  }

  /** As files and pages write it: {@code distance}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is a length or an area, which a known length turns into mm. */
  public boolean scales() {
    return this == DISTANCE || this == AREA;
  }

  /** The kind of this word; empty when there is none. */
  public static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /**
   * The kind of this word.
   *
   * @throws IllegalArgumentException naming all there are
   */
  static Kind of(String word) {
    return named(word)
        .orElseThrow(() -> new IllegalArgumentException(word + " is none of " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
  }

  /** How many points it is made of; of an area, at least. */
  public int points() {
    return points;
  }

  /** Whether it is made of so many points. */
  public boolean takes(int count) {
    return this == AREA ? count >= points : count == points;
  }

  /** How far it is from one value to another; of what repeats, the shorter way. */
  double change(double from, double to) {
    return switch (this) {
      case CLOCK -> Math.IEEEremainder(to - from, HALF_DAY);
      case TILT -> Math.IEEEremainder(to - from, HALF_TURN);
      default -> to - from;
    };
  }

  /** The quantity; NaN where points lie so close together that there is none. */
  double value(List<Keypoint> points) {
    return switch (this) {
      case DISTANCE -> Geometry.distance(points.get(0), points.get(1));
      case ANGLE -> Geometry.angle(points.get(0), points.get(1), points.get(2));
      case TILT -> Geometry.tilt(points.get(0), points.get(1));
      case RATIO -> Geometry.ratio(points);
      case AREA -> Geometry.area(points);
      case DIAL -> DialReading.fraction(points);
      case CLOCK -> DialReading.minutes(points);
    };
  }
}
