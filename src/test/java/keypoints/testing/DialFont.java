package keypoints.testing;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lettering of a dial. Names that a machine lacks fall back to its logical fonts, so that only the
 * look of the letters differs from machine to machine.
 *
 * @param name of the font
 * @param style bits of java.awt.Font
 * @param stretch width in proportion to the font's own
 */
record DialFont(String name, int style, double stretch) {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final float SIZE = 100;
  private static final Map<String, Shape> OUTLINES = new ConcurrentHashMap<>();

  static DialFont random(DialRandom random) {
    String name =
        random.pick(
            Font.SANS_SERIF,
            Font.SANS_SERIF,
            Font.SERIF,
            Font.DIALOG,
            Font.MONOSPACED,
            "Liberation Sans",
            "Liberation Sans",
            "Liberation Serif",
            "Liberation Sans Narrow",
            "DejaVu Sans Condensed");
    int style = random.pick(Font.PLAIN, Font.PLAIN, Font.BOLD, Font.BOLD, Font.ITALIC);
    return new DialFont(name, style, random.between(0.75, 1.15));
  }

  /** Outline of a text centred at the origin, its digits of the given height. */
  Shape text(String text, double height) {
    double scale = height / outline("0").getBounds2D().getHeight();
    Shape outline = outline(text);
    Rectangle2D bounds = outline.getBounds2D();
    AffineTransform place = AffineTransform.getScaleInstance(scale * stretch, scale);
    place.translate(-bounds.getCenterX(), -bounds.getCenterY());
    return place.createTransformedShape(outline);
  }

  private Shape outline(String text) {
    return OUTLINES.computeIfAbsent(
        name + '/' + style + '/' + text,
        key -> {
          Font font = new Font(name, style, 1).deriveFont(SIZE);
          Shape shape = font.createGlyphVector(EXACT, text).getOutline();
          boolean empty = shape.getBounds2D().isEmpty();
          return empty ? new Rectangle2D.Double(0, 0, SIZE / 2, SIZE * 0.7) : shape;
        });
  }
}
