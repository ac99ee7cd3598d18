package keypoints.testing;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Shapes in face coordinates. Angles are radians clockwise from twelve o'clock. */
final class DialShapes {
  private DialShapes() {}

  static Shape disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  static Shape box(double x, double y, double halfWidth, double halfHeight) {
    return new Rectangle2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }

  /** The outer shape without the inner one. */
  static Shape ring(Shape outer, Shape inner) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.append(outer, false);
    path.append(inner, false);
    return path;
  }

  static Shape ring(double radius, double width) {
    return ring(disc(0, 0, radius), disc(0, 0, radius - width));
  }

  static Point2D polar(double angle, double radius) {
    return new Point2D.Double(Math.sin(angle) * radius, -Math.cos(angle) * radius);
  }

  /** A closed polygon through points x0, y0, x1, y1, ... */
  static Path2D polygon(double... at) {
    Path2D path = new Path2D.Double();
    path.moveTo(at[0], at[1]);
    for (int i = 2; i < at.length; i += 2) {
      path.lineTo(at[i], at[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** A radial stroke from an inner to an outer radius. */
  static Path2D tick(double angle, double inner, double outer, double width) {
    Path2D bar =
        polygon(-width / 2, -outer, width / 2, -outer, width / 2, -inner, -width / 2, -inner);
    bar.transform(AffineTransform.getRotateInstance(angle));
    return bar;
  }

  /** A band of an arc, from one angle to a later one. */
  static Path2D band(double from, double to, double outer, double inner) {
    int steps = Math.max(2, (int) Math.ceil((to - from) / 0.06));
    Path2D path = new Path2D.Double();
    for (int i = 0; i <= steps; i++) {
      Point2D p = polar(from + (to - from) * i / steps, outer);
      if (i == 0) {
        path.moveTo(p.getX(), p.getY());
      } else {
        path.lineTo(p.getX(), p.getY());
      }
    }
    for (int i = steps; i >= 0; i--) {
      Point2D p = polar(from + (to - from) * i / steps, inner);
      path.lineTo(p.getX(), p.getY());
    }
    path.closePath();
    return path;
  }

  static Shape turned(Shape shape, double angle) {
    return AffineTransform.getRotateInstance(angle).createTransformedShape(shape);
  }

  static Shape moved(Shape shape, double x, double y) {
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
  }

  static Area minus(Shape shape, Shape hole) {
    Area area = new Area(shape);
    area.subtract(new Area(hole));
    return area;
  }
}
