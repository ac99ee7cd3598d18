package keypoints.measure;

import java.awt.geom.Line2D;
import java.util.List;
import keypoints.inference.Keypoint;

/** Plane geometry in px of the upright photo, y downwards. */
final class Geometry {
  /** Below this length, px, a line has no direction worth telling. */
  private static final double SHORTEST = 1;

  private static final double RIGHT_ANGLE = 90;
  private static final double HALF_TURN = 180;

  private Geometry() {}

  static double distance(Keypoint a, Keypoint b) {
    return Math.hypot(b.x() - a.x(), b.y() - a.y());
  }

  /** Degrees clockwise from straight up, -180 to 180; NaN for points in one place. */
  static double bearing(Keypoint from, Keypoint to) {
    return distance(from, to) < SHORTEST
        ? Double.NaN
        : Math.toDegrees(Math.atan2(to.x() - from.x(), from.y() - to.y()));
  }

  /** At the corner, degrees 0-180; NaN when an arm has no length. */
  static double angle(Keypoint a, Keypoint corner, Keypoint b) {
    return Math.abs(Math.IEEEremainder(bearing(corner, a) - bearing(corner, b), 2 * HALF_TURN));
  }

  /** Degrees over horizontal, above -90 to 90, whichever end comes first; NaN without length. */
  static double tilt(Keypoint a, Keypoint b) {
    double rise = RIGHT_ANGLE - bearing(a, b);
    double tilt = rise - HALF_TURN * Math.floor(rise / HALF_TURN);
    return tilt > RIGHT_ANGLE ? tilt - HALF_TURN : tilt;
  }

  /** First pair by second pair; NaN when the second has no length. */
  static double ratio(List<Keypoint> points) {
    double unit = distance(points.get(2), points.get(3));
    return unit < SHORTEST ? Double.NaN : distance(points.get(0), points.get(1)) / unit;
  }

  /** Gauss's shoelace formula: half the sum of the cross products of neighbours. */
  static double area(List<Keypoint> outline) {
    double twice = 0;
    for (int i = 0; i < outline.size(); i++) {
      Keypoint a = outline.get(i);
      Keypoint b = next(outline, i);
      twice += a.x() * b.y() - b.x() * a.y();
    }
    return Math.abs(twice) / 2;
  }

  private static Keypoint next(List<Keypoint> outline, int i) {
    return outline.get((i + 1) % outline.size());
  }

  /** Whether sides that are no neighbours meet: the area is then none. */
  static boolean crossesItself(List<Keypoint> outline) {
    int last = outline.size() - 1;
    for (int i = 0; i < last; i++) {
      for (int j = i + 2; j <= last; j++) {
        boolean neighbours = i == 0 && j == last;
        if (!neighbours && meet(outline, i, j)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean meet(List<Keypoint> outline, int i, int j) {
    Line2D side = new Line2D.Double();
    Keypoint a = outline.get(i);
    Keypoint b = next(outline, i);
    side.setLine(a.x(), a.y(), b.x(), b.y());
    Keypoint c = outline.get(j);
    Keypoint d = next(outline, j);
    return side.intersectsLine(c.x(), c.y(), d.x(), d.y());
  }
}
