package keypoints.annotate;

import java.awt.Color;
import java.util.List;
import keypoints.inference.ObjectClass;

/** Colours of classes and keypoints. */
final class Colours {
  /** Told apart also by people who confuse red and green (Okabe and Ito 2008, without black). */
  private static final List<Color> SLOTS =
      List.of(
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x009E73),
          new Color(0xF0E442),
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0xCC79A7));

  private Colours() {}

  static Color ofSlot(int slot) {
    return SLOTS.get(Math.floorMod(slot, SLOTS.size()));
  }

  /** The colour of {@code #RRGGBB}; the palette's first for anything else. */
  static Color parse(String text) {
    return text.matches("#[0-9A-Fa-f]{6}")
        ? new Color(Integer.parseInt(text.substring(1), 16))
        : parse(ObjectClass.paletteColor(0));
  }

  /** Black or white, whichever is read better on this colour (WCAG relative luminance). */
  static Color textOn(Color background) {
    double luminance =
        0.2126 * linear(background.getRed())
            + 0.7152 * linear(background.getGreen())
            + 0.0722 * linear(background.getBlue());
    return luminance > 0.179 ? Color.BLACK : Color.WHITE;
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
