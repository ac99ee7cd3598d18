package keypoints.testing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What is behind the dials: studio, wall, boards, bricks, machines, clutter. */
final class DialBackdrop {
  private static final String[] WORDS = {
    "EXIT", "Platform 2", "WARNING", "Open", "24", "No. 7", "COFFEE", "A-12", "PUMP 3", "Room"
  };

  private final Graphics2D g;
  private final DialRandom random;
  private final double width;
  private final double height;
  private final double unit;

  DialBackdrop(BufferedImage picture, Graphics2D graphics, DialRandom random) {
    this.g = graphics;
    this.random = random;
    this.width = picture.getWidth();
    this.height = picture.getHeight();
    this.unit = Math.max(width, height);
  }

  void draw() {
    switch (random.weighted(1.6, 2.6, 1, 1, 1, 1.6, 1.6, 1.4, 0.8)) {
      case 0 -> slope(random.colour(0.05, 0.9, 1), random.between(0, 0.1));
      case 1 -> wall();
      case 2 -> boards();
      case 3 -> bricks();
      case 4 -> panel();
      case 5 -> machines();
      case 6 -> clutter();
      case 7 -> grain(random.within(3, 24), 0.9, random.colour(0.6, 0.1, 0.9));
      default -> stripes();
    }
  }

  private void slope(Color colour, double change) {
    Color other = DialPalette.mix(colour, random.chance(0.7) ? Color.BLACK : Color.WHITE, change);
    g.setPaint(
        new GradientPaint(
            (float) random.between(0, width),
            0,
            colour,
            (float) random.between(0, width),
            (float) height,
            other));
    g.fill(new Rectangle2D.Double(0, 0, width, height));
  }

  private void wall() {
    slope(random.colour(0.35, 0.3, 0.97), random.between(0, 0.5));
    if (random.chance(0.6)) {
      grain(random.within(8, 90), random.between(0.05, 0.3), null);
    }
    if (random.chance(0.3)) {
      objects(random.within(1, 5), 0.5);
    }
  }

  private void boards() {
    Color wood =
        Color.getHSBColor(
            (float) random.between(0.04, 0.11), 0.55f, (float) random.between(0.25, 0.85));
    slope(wood, 0.3);
    boolean upright = random.chance(0.5);
    double step = unit * random.between(0.06, 0.25);
    for (double at = 0; at < unit; at += step) {
      Color tone =
          DialPalette.mix(
              wood, random.chance(0.5) ? Color.BLACK : Color.WHITE, random.between(0, 0.25));
      g.setPaint(tone);
      g.fill(
          upright
              ? new Rectangle2D.Double(at, 0, step * 0.98, height)
              : new Rectangle2D.Double(0, at, width, step * 0.98));
      for (int i = 0; i < 5; i++) {
        double line = at + random.between(0, step);
        g.setPaint(DialPalette.faded(Color.BLACK, random.between(0.05, 0.2)));
        g.setStroke(new BasicStroke((float) (unit * 0.003)));
        g.draw(
            upright
                ? new Line2D.Double(line, 0, line + random.gauss(step * 0.1), height)
                : new Line2D.Double(0, line, width, line + random.gauss(step * 0.1)));
      }
    }
  }

  private void bricks() {
    Color mortar = random.colour(0.15, 0.4, 0.9);
    slope(mortar, 0.15);
    Color brick = random.colour(0.6, 0.25, 0.9);
    double high = unit * random.between(0.04, 0.16);
    double wide = high * random.between(1, 2.8);
    boolean shifted = random.chance(0.7);
    for (int row = 0; row * high < height; row++) {
      for (double x = shifted && row % 2 == 1 ? -wide / 2 : 0; x < width; x += wide) {
        g.setPaint(DialPalette.mix(brick, Color.BLACK, random.between(0, 0.3)));
        g.fill(new Rectangle2D.Double(x, row * high, wide * 0.95, high * 0.92));
      }
    }
  }

  private void panel() {
    slope(random.colour(0.3, 0.15, 0.85), random.between(0.1, 0.5));
    for (int i = random.within(2, 10); i > 0; i--) {
      double w = unit * random.between(0.05, 0.4);
      double h = unit * random.between(0.03, 0.3);
      double x = random.between(0, width);
      double y = random.between(0, height);
      Color colour = random.colour(0.5, 0.1, 0.9);
      g.setPaint(DialPalette.mix(colour, Color.BLACK, 0.4));
      g.fill(new Rectangle2D.Double(x - 1, y - 1, w + 3, h + 3));
      g.setPaint(colour);
      g.fill(new Rectangle2D.Double(x, y, w, h));
      if (random.chance(0.5)) {
        word(x + w / 2, y + h / 2, h * 0.4);
      }
    }
  }

  private void machines() {
    slope(random.colour(0.3, 0.1, 0.7), random.between(0.1, 0.6));
    grain(random.within(4, 40), random.between(0.1, 0.4), null);
    for (int i = random.within(3, 9); i > 0; i--) {
      double thick = unit * random.between(0.02, 0.14);
      Color metal = random.colour(0.4, 0.2, 0.9);
      double x = random.between(0, width);
      double y = random.between(0, height);
      boolean upright = random.chance(0.5);
      double turn = random.chance(0.8) ? 0 : random.between(-0.7, 0.7);
      Shape pipe =
          upright
              ? new Rectangle2D.Double(x, -unit, thick, 3 * unit)
              : new Rectangle2D.Double(-unit, y, 3 * unit, thick);
      float gx = (float) (upright ? thick / 2 : 0);
      float gy = (float) (upright ? 0 : thick / 2);
      g.setPaint(
          new GradientPaint(
              (float) x,
              (float) y,
              DialPalette.mix(metal, Color.BLACK, 0.6),
              (float) x + gx,
              (float) y + gy,
              metal,
              true));
      g.fill(AffineTransform.getRotateInstance(turn, x, y).createTransformedShape(pipe));
    }
    objects(random.within(0, 8), 0.25);
  }

  private void clutter() {
    slope(random.colour(0.7, 0.1, 1), random.between(0, 0.5));
    objects(random.within(8, 40), 0.5);
  }

  private void stripes() {
    slope(random.colour(0.5, 0.2, 1), 0.1);
    Color colour = random.colour(0.6, 0.2, 1);
    double step = unit * random.between(0.015, 0.12);
    AffineTransform turn = AffineTransform.getRotateInstance(random.between(0, 3));
    for (double at = -2 * unit; at < 2 * unit; at += step * 2) {
      g.setPaint(colour);
      g.fill(turn.createTransformedShape(new Rectangle2D.Double(at, -2 * unit, step, 4 * unit)));
    }
  }

  /** Random things: rectangles, ellipses, lines, words. */
  void objects(int count, double largest) {
    for (int i = 0; i < count; i++) {
      double x = random.between(0, width);
      double y = random.between(0, height);
      double w = unit * random.logBetween(0.02, largest);
      double h = unit * random.logBetween(0.02, largest);
      g.setPaint(DialPalette.faded(random.colour(0.9, 0, 1), random.between(0.5, 1)));
      AffineTransform turn = AffineTransform.getRotateInstance(random.between(-1.6, 1.6), x, y);
      switch (random.below(5)) {
        case 0 ->
            g.fill(turn.createTransformedShape(new Ellipse2D.Double(x - w / 2, y - h / 2, w, h)));
        case 1 -> {
          g.setStroke(new BasicStroke((float) (unit * random.logBetween(0.002, 0.02))));
          g.draw(turn.createTransformedShape(new Line2D.Double(x - w * 2, y, x + w * 2, y)));
        }
        case 2 -> word(x, y, Math.min(w, h) * 0.5);
        case 3 -> g.fill(new Rectangle2D.Double(x - w / 2, y - h / 2, w, h));
        default ->
            g.fill(turn.createTransformedShape(new Rectangle2D.Double(x - w / 2, y - h / 2, w, h)));
      }
    }
  }

  private void word(double x, double y, double size) {
    Shape text = DialFont.random(random).text(random.pick(WORDS), Math.max(2, size));
    g.setPaint(random.chance(0.5) ? Color.BLACK : random.colour(0.9, 0.1, 1));
    g.fill(DialShapes.moved(text, x, y));
  }

  /** Cloudy texture; without a colour only lighter and darker. */
  private void grain(int cells, double strength, Color colour) {
    if (colour != null) {
      slope(colour, 0.4);
    }
    int high = Math.max(2, (int) (cells * height / width));
    BufferedImage noise = new BufferedImage(cells + 1, high, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < high; y++) {
      for (int x = 0; x <= cells; x++) {
        int alpha = (int) (random.between(0, strength) * 255);
        int tone = colour == null ? random.below(2) * 0xFFFFFF : random.below(0x1000000);
        noise.setRGB(x, y, alpha << 24 | tone);
      }
    }
    g.drawImage(noise, 0, 0, (int) width, (int) height, null);
  }
}
