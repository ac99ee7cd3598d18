package keypoints.testing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** Draws shapes given in face coordinates into a picture, as a perspective sees them. */
final class DialCanvas {
  private final Graphics2D graphics;
  private final DialPerspective perspective;

  DialCanvas(Graphics2D graphics, DialPerspective perspective) {
    this.graphics = graphics;
    this.perspective = perspective;
  }

  /** Antialiased graphics of a picture. */
  static Graphics2D graphics(BufferedImage picture) {
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return g;
  }

  Graphics2D graphics() {
    return graphics;
  }

  DialPerspective perspective() {
    return perspective;
  }

  void fill(Shape shape, Paint paint) {
    graphics.setPaint(paint);
    graphics.fill(perspective.map(shape));
  }

  void fill(Shape shape, Paint paint, double alpha) {
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) alpha));
    fill(shape, paint);
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  void line(Shape shape, double width, Paint paint) {
    BasicStroke stroke =
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    fill(stroke.createStrokedShape(shape), paint);
  }

  /** A shadow with a soft edge: several faint copies, shifted and grown. */
  void shadow(Shape shape, double dx, double dy, double strength) {
    int layers = 3;
    for (int i = 1; i <= layers; i++) {
      double part = (i + 1.0) / (layers + 1.0);
      AffineTransform shift = AffineTransform.getTranslateInstance(dx * part, dy * part);
      fill(shift.createTransformedShape(shape), Color.BLACK, strength / layers);
    }
  }

  /** A linear gradient between two points of the face. */
  Paint gradient(Point2D from, Color first, Point2D to, Color second) {
    Point2D a = perspective.map(from.getX(), from.getY());
    Point2D b = perspective.map(to.getX(), to.getY());
    return new GradientPaint(a, first, b, second, true);
  }

  /** A gradient from a point of the face outwards to a distance in face units. */
  Paint radial(Point2D centre, double reach, Color inner, Color outer) {
    Point2D at = perspective.map(centre.getX(), centre.getY());
    float radius = (float) Math.max(0.5, reach * perspective.radius());
    return new RadialGradientPaint(at, radius, new float[] {0f, 1f}, new Color[] {inner, outer});
  }

  /** Everything drawn until unclip stays inside a shape. */
  void clip(Shape shape) {
    graphics.clip(perspective.map(shape));
  }

  void unclip() {
    graphics.setClip(null);
  }
}
