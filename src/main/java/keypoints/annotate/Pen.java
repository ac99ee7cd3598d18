package keypoints.annotate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;

/**
 * The strokes of one picture. Every line is drawn twice, dark under light, so that it is seen on
 * any ground.
 */
final class Pen implements AutoCloseable {
  private static final Color DARK = new Color(0, 0, 0, 170);
  private static final Color EDGE = Color.WHITE;
  private static final int SMALLEST_TEXT = 11;

  private final Graphics2D graphics;
  private final int stroke;
  private final int width;
  private final int height;

  Pen(BufferedImage picture, int stroke) {
    this.graphics = picture.createGraphics();
    this.stroke = stroke;
    this.width = picture.getWidth();
    this.height = picture.getHeight();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  void box(Prediction object, Color color) {
    line(
        new Rectangle2D.Double(object.left(), object.top(), object.width(), object.height()),
        color);
  }

  void edge(Keypoint from, Keypoint to) {
    line(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), EDGE);
  }

  /** Round, or a square on its tip where a person put the point right. */
  void dot(Keypoint point, Color color, boolean corrected) {
    double radius = stroke * 2.0;
    double left = point.x() - radius;
    double top = point.y() - radius;
    Shape dot =
        corrected
            ? AffineTransform.getRotateInstance(Math.PI / 4, point.x(), point.y())
                .createTransformedShape(new Rectangle2D.Double(left, top, 2 * radius, 2 * radius))
            : new Ellipse2D.Double(left, top, 2 * radius, 2 * radius);
    graphics.setColor(color);
    graphics.fill(dot);
    graphics.setStroke(new BasicStroke(Math.max(1, stroke / 2f)));
    graphics.setColor(DARK);
    graphics.draw(dot);
  }

  void name(Keypoint point, Color color) {
    text(point.name(), point.x() + stroke * 3.0, point.y() - stroke * 3.0, color);
  }

  void label(Prediction object, Color color) {
    String text = String.format(Locale.ROOT, "%s %.2f", object.name(), object.confidence());
    text(text, object.left(), object.top(), color);
  }

  /** On a filled ground whose lower left corner is x, y, moved as far as needed to be seen. */
  private void text(String text, double x, double y, Color ground) {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.max(SMALLEST_TEXT, stroke * 6)));
    FontMetrics metrics = graphics.getFontMetrics();
    int padding = Math.max(2, stroke);
    int w = metrics.stringWidth(text) + 2 * padding;
    int h = metrics.getHeight() + padding;
    int left = (int) Math.max(0, Math.min(x, width - w));
    int top = (int) Math.max(0, Math.min(y - h, height - h));
    graphics.setColor(ground);
    graphics.fillRect(left, top, w, h);
    graphics.setColor(Colours.textOn(ground));
    graphics.drawString(text, left + padding, top + padding / 2 + metrics.getAscent());
  }

  private void line(Shape shape, Color color) {
    graphics.setStroke(new BasicStroke(stroke * 2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
    graphics.setColor(DARK);
    graphics.draw(shape);
    graphics.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
    graphics.setColor(color);
    graphics.draw(shape);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
