package keypoints.testing;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;

/**
 * Where a flat dial lands in the picture. Face coordinates: the dial's case has radius 1, the
 * origin is its centre, x to the right and y down as in the picture; the picture's are pixels.
 */
final class DialPerspective {

  /**
   * How the camera sees the dial.
   *
   * @param roll turn of the dial in its own plane, radians clockwise
   * @param tilt angle between the dial's plane and the picture's, radians
   * @param axis direction of the axis of the tilt, radians
   * @param distance of the camera from the centre, in radii of the dial
   */
  record View(double roll, double tilt, double axis, double distance) {
    static final View STRAIGHT = new View(0, 0, 0, 100);
  }

  private final double[] h;
  private final double radius;

  private DialPerspective(double[] h, double radius) {
    this.h = h;
    this.radius = radius;
  }

  /** A dial centred at (x, y) whose case has about the given radius in pixels. */
  static DialPerspective of(double x, double y, double radius, View view) {
    double ca = Math.cos(view.axis());
    double sa = Math.sin(view.axis());
    double ct = Math.cos(view.tilt());
    double st = Math.sin(view.tilt());
    // The tilt turns around the unit vector (ca, sa): what lies across it is shortened by ct.
    double xx = ca * ca + sa * sa * ct;
    double xy = ca * sa * (1 - ct);
    double yy = sa * sa + ca * ca * ct;
    double cr = Math.cos(view.roll());
    double sr = Math.sin(view.roll());
    double a = xx * cr + xy * sr;
    double b = -xx * sr + xy * cr;
    double c = xy * cr + yy * sr;
    double d = -xy * sr + yy * cr;
    double p = st * (ca * sr - sa * cr) / view.distance();
    double q = st * (ca * cr + sa * sr) / view.distance();
    double[] h = {
      radius * a + x * p, radius * b + x * q, x, radius * c + y * p, radius * d + y * q, y, p, q
    };
    return new DialPerspective(h, radius);
  }

  /** The same view of the picture's own pixels: nothing is moved. */
  static DialPerspective none() {
    return new DialPerspective(new double[] {1, 0, 0, 0, 1, 0, 0, 0}, 1);
  }

  /** About how many pixels a face unit takes. */
  double radius() {
    return radius;
  }

  Point2D map(double x, double y) {
    double w = h[6] * x + h[7] * y + 1;
    return new Point2D.Double((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w);
  }

  /** The outline in pixels of a shape given in face coordinates. */
  Path2D map(Shape shape) {
    Path2D mapped = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    double[] at = new double[6];
    PathIterator segments = shape.getPathIterator(null, 0.1 / radius);
    mapped.setWindingRule(segments.getWindingRule());
    for (; !segments.isDone(); segments.next()) {
      int kind = segments.currentSegment(at);
      if (kind == PathIterator.SEG_CLOSE) {
        mapped.closePath();
        continue;
      }
      Point2D to = map(at[0], at[1]);
      if (kind == PathIterator.SEG_MOVETO) {
        mapped.moveTo(to.getX(), to.getY());
      } else {
        mapped.lineTo(to.getX(), to.getY());
      }
    }
    return mapped;
  }
}
