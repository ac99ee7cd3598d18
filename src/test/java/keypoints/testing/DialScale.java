package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * The scale of a gauge. Its ring is the circle on which the outer ends of the main marks of the
 * outer scale lie; the scale's start and end are the first and the last of these points.
 */
final class DialScale {
  private static final String[][] SERIES = {
    {"0", "1", "2", "3", "4"},
    {"0", "1", "2", "3", "4", "5", "6"},
    {"0", "2", "4", "6", "8", "10"},
    {"0", "0.5", "1", "1.5", "2", "2.5"},
    {"0", "20", "40", "60", "80", "100"},
    {"0", "40", "80", "120", "160"},
    {"0", "100", "200", "300", "400"},
    {"0", "5", "10", "15", "20", "25", "30"},
    {"-1", "0", "1", "2", "3"},
    {"-30", "-20", "-10", "0", "10", "20", "30", "40", "50"},
    {"0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"},
    {"0", "20", "40", "60", "80", "100", "120", "140", "160", "180", "200", "220"},
    {"0", "1", "2", "3", "4", "5", "6", "7", "8"},
    {"0", "1/4", "1/2", "3/4", "1"},
    {"-1", "-0.8", "-0.6", "-0.4", "-0.2", "0"},
    {"0", "0.2", "0.4", "0.6", "0.8", "1"},
    {"0", "4", "8", "12", "16"},
    {"20", "30", "40", "50", "60", "70", "80"}
  };

  private final DialRandom random;
  private final Color ink;
  private final Color other;
  private final double start;
  private final double sweep;
  private final double ring;
  private final double main;
  private final double mainWidth;
  private final int divisions;
  private final String[] numbers;
  private final DialFont font;
  private final double height;
  private final boolean numbersOutside;

  /** A scale around the origin on a plate of the given radius. */
  DialScale(DialRandom random, DialPalette palette, double plate, boolean plain) {
    this.random = random;
    boolean swapped = random.chance(0.12);
    Color second = random.chance(0.7) ? palette.accent() : new Color(40, 80, 170);
    this.ink = swapped ? second : palette.ink();
    this.other = swapped ? palette.ink() : second;
    this.sweep =
        Math.toRadians(
            switch (plain ? 0 : random.weighted(6, 2, 1.6, 1.6, 0.8)) {
              case 0 -> 270;
              case 1 -> random.between(240, 270);
              case 2 -> random.between(180, 240);
              case 3 -> random.between(270, 320);
              default -> random.between(90, 180);
            });
    boolean even = plain || random.chance(0.82);
    this.start = -sweep / 2 + (even ? 0 : random.between(-1.2, 1.2));
    this.numbersOutside = random.chance(0.3);
    this.height = random.between(0.075, 0.17);
    this.ring =
        numbersOutside
            ? plate - height * random.between(1.7, 2.3)
            : plate * random.between(0.8, 0.97);
    this.main = random.between(0.06, 0.18);
    this.mainWidth = random.logBetween(0.012, 0.045);
    this.numbers = random.pick(SERIES);
    this.divisions = numbers.length - 1;
    this.font = DialFont.random(random);
  }

  double ring() {
    return ring;
  }

  double start() {
    return start;
  }

  double end() {
    return start + sweep;
  }

  double angle(double fraction) {
    return start + sweep * fraction;
  }

  void draw(DialCanvas canvas) {
    int zone = random.weighted(5, 2, 1.5, 1);
    double at = random.chance(0.5) ? ring : ring - main;
    double thick = random.between(0.02, 0.08);
    if (zone > 0) {
      zones(canvas, zone, at, thick);
    }
    ticks(canvas);
    if (random.chance(0.4)) {
      double arc = random.chance(0.5) ? ring : ring - main;
      double width = random.between(0.006, 0.02);
      canvas.fill(DialShapes.band(start, end(), arc, arc - width), ink);
    }
    double inside = numbers(canvas);
    if (random.chance(numbersOutside ? 0.5 : 0.25)) {
      second(canvas, inside);
    }
  }

  private void zones(DialCanvas canvas, int zone, double at, double thick) {
    Color[] colours =
        zone == 1
            ? new Color[] {DialPalette.red(random)}
            : zone == 2
                ? new Color[] {new Color(40, 150, 70), DialPalette.red(random)}
                : new Color[] {
                  new Color(40, 150, 70), new Color(235, 195, 40), DialPalette.red(random)
                };
    double from = zone == 1 ? random.between(0.5, 0.9) : random.between(0, 0.4);
    boolean reach = random.chance(0.7);
    double to = reach ? 1 : Math.min(1, from + random.between(0.1, 0.4));
    for (int i = 0; i < colours.length; i++) {
      double a = from + (to - from) * i / colours.length;
      double b = from + (to - from) * (i + 1) / colours.length;
      canvas.fill(DialShapes.band(angle(a), angle(b), at, at - thick), colours[i]);
    }
  }

  private void ticks(DialCanvas canvas) {
    int minor = random.pick(2, 4, 5, 5, 5, 10, 10);
    if (divisions > 7) {
      minor = Math.min(minor, 5);
    }
    double small = main * random.between(0.4, 0.75);
    double fine = Math.min(mainWidth * 0.6, random.between(0.006, 0.014));
    boolean inner = random.chance(0.15);
    Path2D marks = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int steps = divisions * minor;
    for (int i = 0; i <= steps; i++) {
      boolean big = i % minor == 0;
      double length = big ? main : i % minor * 2 == minor ? (main + small) / 2 : small;
      double outer = inner && !big ? ring - main + length : ring;
      marks.append(
          DialShapes.tick(angle((double) i / steps), outer - length, outer, big ? mainWidth : fine),
          false);
    }
    canvas.fill(marks, ink);
  }

  /** Draws the numbers and returns the radius that is left inside. */
  private double numbers(DialCanvas canvas) {
    boolean radial = random.chance(0.12);
    boolean omit = random.chance(0.08);
    double long0 = Math.max(1, numbers[divisions].length() * 0.42);
    double away = height * (0.5 + 0.35 * long0) + random.between(0.01, 0.05);
    double at = numbersOutside ? ring + height * 0.95 : ring - main - away;
    for (int i = 0; i <= divisions; i++) {
      if (omit && i % 2 == 1) {
        continue;
      }
      double angle = angle((double) i / divisions);
      Point2D p = DialShapes.polar(angle, at);
      AffineTransform place = AffineTransform.getTranslateInstance(p.getX(), p.getY());
      place.rotate(radial ? angle : 0);
      Shape text = font.text(numbers[i], numbersOutside ? height * 0.85 : height);
      canvas.fill(place.createTransformedShape(text), ink);
    }
    return numbersOutside ? ring - main - 0.02 : at - away;
  }

  /** A second scale inside the first, in another colour and of a slightly other range. */
  private void second(DialCanvas canvas, double outer) {
    if (outer < 0.3) {
      return;
    }
    int parts = random.within(4, 9);
    double stop = random.between(0.85, 1.0);
    double length = random.between(0.03, 0.08);
    Path2D marks = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i <= parts * 5; i++) {
      boolean big = i % 5 == 0;
      double angle = angle(stop * i / (parts * 5));
      double inner = outer - (big ? length : length * 0.6);
      marks.append(DialShapes.tick(angle, inner, outer, big ? 0.015 : 0.008), false);
    }
    canvas.fill(marks, other);
    int step = random.pick(1, 2, 5, 10, 15, 20, 50);
    for (int i = 0; i <= parts; i++) {
      Point2D p = DialShapes.polar(angle(stop * i / parts), outer - length - height * 0.6);
      Shape text = font.text(String.valueOf(i * step), height * 0.62);
      canvas.fill(DialShapes.moved(text, p.getX(), p.getY()), other);
    }
  }
}
