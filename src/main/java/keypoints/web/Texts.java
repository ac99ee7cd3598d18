package keypoints.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import keypoints.failure.Failure;

/** The words of the pages in one language, from {@code messages.properties}. */
final class Texts {
  static final Texts ENGLISH = new Texts(Locale.ENGLISH);

  /** The same as the offset, but with a name instead of "Z". */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final int MEGA = 1_000_000;

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Locale locale() {
    return locale;
  }

  /**
   * The text of this key with its places filled.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** The sentence that tells people what happened and what to do. */
  String sentence(Failure failure) {
    Object[] details = failure.details().stream().map(Texts::plain).toArray();
    return get(failure.reason().messageKey(), details);
  }

  private static Object plain(Object detail) {
    return detail instanceof Number ? detail : detail.toString();
  }

  /** A fraction 0-1 in whole per cent. */
  String percent(double fraction) {
    return get("number.percent", number(fraction * 100, 0));
  }

  /** A number with exactly so many digits after the point. */
  String number(double value, int digits) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /** A size in kB or MB of 1000 each, to three digits. */
  String bytes(long bytes) {
    boolean large = bytes >= MEGA;
    BigDecimal size = BigDecimal.valueOf(bytes).movePointLeft(large ? 6 : 3).round(THREE_DIGITS);
    String key = large ? "number.megabytes" : "number.kilobytes";
    return get(key, NumberFormat.getInstance(locale).format(size));
  }

  /** Day and minute, with the zone's name. */
  String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(get("time.pattern"), locale)
        .format(instant.atZone(zone.equals(ZoneOffset.UTC) ? UTC : zone));
  }
}
