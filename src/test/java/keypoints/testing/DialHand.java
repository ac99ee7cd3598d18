package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/**
 * A hand of a clock, lengths in face units; it points up until it is turned.
 *
 * @param style its outline
 * @param length from the centre to the tip
 * @param width at its broadest
 * @param tail from the centre backwards
 * @param colour of its body
 */
record DialHand(Style style, double length, double width, double tail, Color colour) {

  enum Style {
    BATON,
    BAR,
    TAPER,
    LANCE,
    LEAF,
    DAUPHINE,
    SWORD,
    SPADE,
    BREGUET,
    ARROW,
    SKELETON,
    STICK
  }

  static Style style(DialRandom random) {
    return random.pick(Style.values());
  }

  /** The outline pointing up. */
  Shape outline() {
    double w = width / 2;
    double l = -length;
    return switch (style) {
      case BATON -> new RoundRectangle2D.Double(-w, l, width, length + tail, width, width);
      case BAR -> DialShapes.polygon(-w, l, w, l, w * 1.2, tail, -w * 1.2, tail);
      case TAPER -> DialShapes.polygon(-w * 0.25, l, w * 0.25, l, w, tail, -w, tail);
      case LANCE ->
          DialShapes.polygon(0, l, w, l + width * 2, w, tail, -w, tail, -w, l + width * 2);
      case LEAF -> leaf(w, l);
      case DAUPHINE ->
          DialShapes.polygon(0, l, w, l * 0.18, w * 0.3, tail, -w * 0.3, tail, -w, l * 0.18);
      case SWORD ->
          DialShapes.polygon(
              0, l, w, l * 0.78, w * 0.45, 0, w * 0.45, tail, -w * 0.45, tail, -w * 0.45, 0, -w,
              l * 0.78);
      case SPADE -> spade(w, l);
      case BREGUET -> breguet(w, l);
      case ARROW -> arrow(w, l);
      case SKELETON ->
          DialShapes.minus(
              DialShapes.polygon(-w * 0.7, l, w * 0.7, l, w, tail, -w, tail),
              DialShapes.polygon(
                  -w * 0.35, l * 0.94, w * 0.35, l * 0.94, w * 0.55, l * 0.3, -w * 0.55, l * 0.3));
      case STICK -> DialShapes.polygon(-w * 0.5, l, w * 0.5, l, w * 0.5, tail, -w * 0.5, tail);
    };
  }

  /** The luminous or coloured filling of some hands. */
  Shape insert() {
    double w = width * 0.22;
    return DialShapes.polygon(
        -w, -length * 0.9, w, -length * 0.9, w, -length * 0.35, -w, -length * 0.35);
  }

  private Shape leaf(double w, double l) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, l);
    path.curveTo(w * 0.6, l * 0.75, w * 1.8, l * 0.45, w * 0.35, 0);
    path.lineTo(w * 0.35, tail);
    path.lineTo(-w * 0.35, tail);
    path.lineTo(-w * 0.35, 0);
    path.curveTo(-w * 1.8, l * 0.45, -w * 0.6, l * 0.75, 0, l);
    path.closePath();
    return path;
  }

  private Shape spade(double w, double l) {
    Area area =
        new Area(
            DialShapes.polygon(-w * 0.3, l * 0.7, w * 0.3, l * 0.7, w * 0.4, tail, -w * 0.4, tail));
    Path2D head = new Path2D.Double();
    head.moveTo(0, l);
    head.curveTo(w * 0.3, l * 0.85, w * 2, l * 0.8, w * 1.1, l * 0.66);
    head.lineTo(-w * 1.1, l * 0.66);
    head.curveTo(-w * 2, l * 0.8, -w * 0.3, l * 0.85, 0, l);
    head.closePath();
    area.add(new Area(head));
    return area;
  }

  private Shape breguet(double w, double l) {
    Area area =
        new Area(
            DialShapes.polygon(
                0, l, w * 0.55, l * 0.7, w * 0.4, tail, -w * 0.4, tail, -w * 0.55, l * 0.7));
    area.add(new Area(DialShapes.disc(0, l * 0.72, w * 1.5)));
    area.subtract(new Area(DialShapes.disc(0, l * 0.72, w * 0.85)));
    return area;
  }

  private Shape arrow(double w, double l) {
    return DialShapes.polygon(
        0,
        l,
        w * 1.7,
        l + width * 1.9,
        w * 0.5,
        l + width * 1.9,
        w * 0.5,
        tail,
        -w * 0.5,
        tail,
        -w * 0.5,
        l + width * 1.9,
        -w * 1.7,
        l + width * 1.9);
  }

  /** Draws it at an angle, with its shadow. */
  void draw(DialCanvas canvas, double angle, double shadow, Color filling) {
    Shape shape = DialShapes.turned(outline(), angle);
    if (shadow > 0) {
      canvas.shadow(shape, shadow, shadow * 1.3, 0.35);
    }
    canvas.fill(shape, colour);
    if (filling != null) {
      canvas.fill(DialShapes.turned(insert(), angle), filling);
    }
  }

  /** A round counterweight or end disc, to be turned with the hand. */
  static Shape weight(double distance, double radius) {
    return AffineTransform.getTranslateInstance(0, distance)
        .createTransformedShape(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
  }
}
