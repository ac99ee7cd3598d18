package keypoints.export;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as files hold them: rounded to what they can mean, with a point, never with an E. */
final class Digits {
  private static final int PX = 2;
  private static final int CONFIDENCE = 4;
  private static final int SHARE = 6;

  private Digits() {}

  /** A place or length in px or an area in px², to a hundredth. */
  static BigDecimal px(double value) {
    return rounded(value, PX);
  }

  /** A confidence 0-1, to a ten-thousandth. */
  static BigDecimal confidence(double value) {
    return rounded(value, CONFIDENCE);
  }

  /** A part of the photo, 0-1 or per cent, to a millionth: 0.01 px of one 10,000 px wide. */
  static BigDecimal share(double value) {
    return rounded(value, SHARE);
  }

  /** To so many digits after the point. */
  static BigDecimal rounded(double value, int digits) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
