package keypoints.testing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Marks and numerals around a clock face. */
final class DialClockMarks {
  private static final String[] ROMAN = {
    "XII", "I", "II", "III", "IIII", "V", "VI", "VII", "VIII", "IX", "X", "XI"
  };

  enum Numerals {
    ARABIC,
    ARABIC_QUARTERS,
    ARABIC_EVEN,
    TWELVE_AND_SIX,
    TWELVE_ONLY,
    ROMAN,
    ROMAN_QUARTERS,
    NONE
  }

  private final DialRandom random;
  private final DialOutline track;
  private final double ring;
  private final Color ink;
  private final Color accent;
  private final Numerals numerals;
  private final DialFont font;
  private final boolean ticks;
  private final double hourTick;

  /**
   * @param track the form the marks follow
   * @param ring the outer end of the marks, as a part of the track's radius
   */
  DialClockMarks(DialRandom random, DialOutline track, double ring, DialPalette palette) {
    this.random = random;
    this.track = track;
    this.ring = ring;
    this.ink = palette.ink();
    this.accent = palette.accent();
    this.numerals = Numerals.values()[random.weighted(8, 3, 1, 1, 0.7, 3.5, 0.8, 3.5)];
    this.font = DialFont.random(random);
    this.ticks = numerals == Numerals.NONE || random.chance(0.85);
    this.hourTick = random.between(0.05, numerals == Numerals.NONE ? 0.25 : 0.14);
  }

  /** Where the mark of an angle ends outwards. */
  double radius(double angle) {
    return track.radius(angle) * ring;
  }

  void draw(DialCanvas canvas) {
    double inside = ring;
    if (ticks) {
      drawTicks(canvas);
      inside = ring - hourTick;
    }
    if (numerals != Numerals.NONE) {
      drawNumerals(canvas, inside);
    }
    if (random.chance(0.1)) {
      int factor = random.chance(0.5) ? 5 : 1;
      small(canvas, factor, ring * random.between(0.45, 0.62));
    }
  }

  /** Small inner numbers: the hours after noon, or the minutes. */
  private void small(DialCanvas canvas, int factor, double at) {
    double height = random.between(0.05, 0.09);
    Color colour = random.chance(0.5) ? accent : ink;
    for (int hour = 1; hour <= 12; hour++) {
      int number = factor == 5 ? hour * 5 : hour + 12;
      Point2D p = DialShapes.polar(hour * Math.PI / 6, at);
      Shape text = font.text(String.valueOf(number), height);
      canvas.fill(DialShapes.moved(text, p.getX(), p.getY()), colour);
    }
  }

  private void drawTicks(DialCanvas canvas) {
    double width = random.logBetween(0.012, 0.07);
    boolean minutes = random.chance(0.72);
    boolean dots = random.chance(0.13);
    double minuteTick = hourTick * random.between(0.3, 0.9);
    double minuteWidth = Math.min(width * 0.6, random.between(0.006, 0.016));
    Path2D marks = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < 60; i++) {
      double angle = i * Math.PI / 30;
      boolean hour = i % 5 == 0;
      if (!hour && !minutes) {
        continue;
      }
      double outer = radius(angle);
      double length = hour ? hourTick : minuteTick;
      marks.append(mark(angle, outer, length, hour ? width : minuteWidth, dots), false);
    }
    canvas.fill(marks, ink);
    if (random.chance(0.25)) {
      Shape rail = track.shape(ring);
      canvas.line(rail, 0.008, ink);
      canvas.line(track.shape(ring - minuteTick), 0.008, ink);
    }
    if (numerals == Numerals.NONE && random.chance(0.5)) {
      markTwelve(canvas, width);
    }
  }

  private static Shape mark(double angle, double outer, double length, double width, boolean dot) {
    if (!dot) {
      return DialShapes.tick(angle, outer - length, outer, width);
    }
    double radius = Math.max(0.01, width * 0.6);
    Point2D p = DialShapes.polar(angle, outer - radius);
    return DialShapes.disc(p.getX(), p.getY(), radius);
  }

  private void markTwelve(DialCanvas canvas, double width) {
    double outer = radius(0);
    double size = hourTick * 0.9;
    Color colour = random.chance(0.8) ? ink : accent;
    if (random.chance(0.5)) {
      canvas.fill(
          DialShapes.polygon(-size * 0.6, -outer, size * 0.6, -outer, 0, -outer + size * 1.1),
          colour);
    } else {
      for (int side : new int[] {-1, 1}) {
        Shape bar =
            DialShapes.box(side * width * 1.1, -outer + hourTick / 2, width / 2, hourTick / 2);
        canvas.fill(bar, colour);
      }
    }
  }

  private void drawNumerals(DialCanvas canvas, double inside) {
    double height = random.between(0.12, ticks ? 0.24 : 0.3);
    boolean radial = isRoman() ? random.chance(0.75) : random.chance(0.08);
    boolean below = ticks && random.chance(0.93);
    double gap = below ? random.between(0.02, 0.07) : 0;
    double middle = inside - gap - height * (track.power() > 4 ? 0.75 : 0.6);
    boolean accented = random.chance(0.1);
    for (int hour = 0; hour < 12; hour++) {
      if (!shown(hour)) {
        continue;
      }
      double angle = hour * Math.PI / 6;
      Point2D at = DialShapes.polar(angle, track.radius(angle) * middle);
      double turn = radial ? angle : 0;
      if (radial && isRoman() && hour > 3 && hour < 9 && radialFlip()) {
        turn += Math.PI;
      }
      AffineTransform place = AffineTransform.getTranslateInstance(at.getX(), at.getY());
      place.rotate(turn);
      Shape glyphs =
          font.text(
              isRoman() ? ROMAN[hour] : String.valueOf(hour == 0 ? 12 : hour),
              isRoman() ? height * 0.8 : height);
      canvas.fill(place.createTransformedShape(glyphs), accented && hour % 3 == 0 ? accent : ink);
    }
  }

  private boolean radialFlip() {
    return font.style() != Font.BOLD;
  }

  private boolean isRoman() {
    return numerals == Numerals.ROMAN || numerals == Numerals.ROMAN_QUARTERS;
  }

  private boolean shown(int hour) {
    return switch (numerals) {
      case ARABIC, ROMAN -> true;
      case ARABIC_QUARTERS, ROMAN_QUARTERS -> hour % 3 == 0;
      case ARABIC_EVEN -> hour % 2 == 0;
      case TWELVE_AND_SIX -> hour % 6 == 0;
      case TWELVE_ONLY -> hour == 0;
      case NONE -> false;
    };
  }
}
