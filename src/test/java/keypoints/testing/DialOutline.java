package keypoints.testing;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * The outline of a case as a superellipse: round, oval, cushion or square.
 *
 * @param a half width
 * @param b half height
 * @param power 2 is an ellipse, large numbers are nearly a rectangle
 */
record DialOutline(double a, double b, double power) {
  static final DialOutline ROUND = new DialOutline(1, 1, 2);

  static DialOutline random(DialRandom random, double round) {
    if (random.chance(round)) {
      return ROUND;
    }
    double narrow = random.between(0.68, 0.92);
    return switch (random.weighted(4, 2, 2, 1, 1)) {
      case 0 -> new DialOutline(1, 1, random.between(6, 24));
      case 1 -> new DialOutline(1, 1, random.between(2.6, 4.5));
      case 2 -> new DialOutline(narrow, 1, random.between(5, 20));
      case 3 -> new DialOutline(narrow, 1, 2);
      default -> new DialOutline(1, narrow, random.between(2, 12));
    };
  }

  /** Distance of the edge from the centre at an angle clockwise from twelve. */
  double radius(double angle) {
    double x = Math.pow(Math.abs(Math.sin(angle)) / a, power);
    double y = Math.pow(Math.abs(Math.cos(angle)) / b, power);
    return Math.pow(x + y, -1 / power);
  }

  /** Radius of the largest circle inside. */
  double inner() {
    return Math.min(a, b);
  }

  /** The outline shrunk towards the centre. */
  Shape shape(double scale) {
    if (power == 2) {
      return new Ellipse2D.Double(-a * scale, -b * scale, 2 * a * scale, 2 * b * scale);
    }
    Path2D path = new Path2D.Double();
    int steps = 120;
    for (int i = 0; i < steps; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / steps;
      double r = radius(angle) * scale;
      if (i == 0) {
        path.moveTo(Math.sin(angle) * r, -Math.cos(angle) * r);
      } else {
        path.lineTo(Math.sin(angle) * r, -Math.cos(angle) * r);
      }
    }
    path.closePath();
    return path;
  }
}
