package keypoints.testing;

import java.awt.Color;

/**
 * Colours of a dial that go together.
 *
 * @param plate the face's background
 * @param ink marks and numerals
 * @param hand hands or needle
 * @param accent second hand, red zone, logo
 * @param bezel the case around the face
 */
record DialPalette(Color plate, Color ink, Color hand, Color accent, Color bezel) {

  static DialPalette random(DialRandom random) {
    Color plate =
        switch (random.weighted(5, 2, 3, 2)) {
          case 0 -> random.colour(0.08, 0.88, 1);
          case 1 -> Color.getHSBColor(0.12f, (float) random.between(0.05, 0.4), 0.93f);
          case 2 -> random.colour(0.3, 0.03, 0.25);
          default -> random.colour(0.9, 0.25, 0.95);
        };
    Color ink = contrast(random, plate, 0.42, 0.35);
    Color hand = random.chance(0.55) ? ink : contrast(random, plate, 0.38, 0.8);
    Color accent = random.chance(0.65) ? red(random) : contrast(random, plate, 0.2, 1);
    return new DialPalette(plate, ink, hand, accent, bezel(random, plate));
  }

  static Color red(DialRandom random) {
    return Color.getHSBColor(
        (float) random.between(-0.02, 0.08), (float) random.between(0.75, 1), 0.85f);
  }

  private static Color bezel(DialRandom random, Color plate) {
    return switch (random.weighted(4, 4, 2, 2, 3, 1.2)) {
      case 0 -> random.colour(0.15, 0.02, 0.22);
      case 1 -> random.colour(0.08, 0.55, 0.9);
      case 2 -> Color.getHSBColor(0.12f, (float) random.between(0.4, 0.8), 0.75f);
      case 3 -> Color.getHSBColor(0.07f, (float) random.between(0.4, 0.8), 0.42f);
      case 4 -> random.colour(0.9, 0.2, 1);
      default -> plate;
    };
  }

  /** A colour whose lightness differs from the ground's by at least so much, 0 to 1. */
  static Color contrast(DialRandom random, Color ground, double least, double saturation) {
    double light = lightness(ground);
    boolean darker = light > 0.5 == random.chance(0.93);
    double room = darker ? light : 1 - light;
    if (room < least) {
      darker = !darker;
    }
    Color best = darker ? Color.BLACK : Color.WHITE;
    boolean plain = random.chance(0.6);
    for (int i = 0; i < 8 && !plain; i++) {
      Color candidate =
          random.colour(saturation, darker ? 0 : light + least / 2, darker ? light : 1);
      if (Math.abs(lightness(candidate) - light) >= least) {
        return candidate;
      }
    }
    return mix(best, ground, random.between(0, 0.15));
  }

  static double lightness(Color c) {
    return (0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue()) / 255;
  }

  /** The first colour with a part (0 to 1) of the second. */
  static Color mix(Color first, Color second, double part) {
    return new Color(
        (int) (first.getRed() + (second.getRed() - first.getRed()) * part),
        (int) (first.getGreen() + (second.getGreen() - first.getGreen()) * part),
        (int) (first.getBlue() + (second.getBlue() - first.getBlue()) * part));
  }

  static Color faded(Color colour, double alpha) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(alpha * 255));
  }
}
