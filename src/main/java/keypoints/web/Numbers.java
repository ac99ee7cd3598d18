package keypoints.web;

import java.util.regex.Pattern;

/** Numbers that people type. */
final class Numbers {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}([.,]\\d{1,9})?");

  private Numbers() {}

  /** A plain decimal number with point or comma; NaN for anything else. */
  static double parse(String text) {
    String stripped = text.strip();
    return DECIMAL.matcher(stripped).matches()
        ? Double.parseDouble(stripped.replace(',', '.'))
        : Double.NaN;
  }
}
