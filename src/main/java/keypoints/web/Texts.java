package keypoints.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import keypoints.failure.Failure;
import keypoints.inference.DetectOptions;

/** The words and numbers of the pages in one language. */
final class Texts {
  /**
   * Where the texts are: {@code messages.properties} and so on are English, {@code
   * messages_de.properties} German.
   */
  static final List<String> FILES =
      List.of("messages", "points", "recipes", "exports", "batches", "history", "failures");

  static final Texts ENGLISH = of(Locale.ENGLISH);
  static final Texts GERMAN = of(Locale.GERMAN);

  /** The same as the offset, but with a name instead of "Z". */
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final int MEGA = 1_000_000;
  private static final int MOST_DIGITS = 9;

  private final Locale locale;
  private final List<ResourceBundle> bundles;

  /** Of formats that were read once; each use takes a copy, as they may not be shared. */
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private final NumberFormat numbers;

  Texts(Locale locale, List<ResourceBundle> bundles) {
    this.locale = locale;
    this.bundles = bundles;
    this.numbers = NumberFormat.getInstance(locale);
  }

  private static Texts of(Locale locale) {
    ResourceBundle.Control properties =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Texts(
        locale,
        FILES.stream().map(file -> ResourceBundle.getBundle(file, locale, properties)).toList());
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
    MessageFormat format =
        formats.computeIfAbsent(key, name -> new MessageFormat(pattern(name), locale));
    return ((MessageFormat) format.clone()).format(values);
  }

  private String pattern(String key) {
    return bundles.stream()
        .filter(bundle -> bundle.containsKey(key))
        .findFirst()
        .orElseThrow(() -> new MissingResourceException("no text", "Texts", key))
        .getString(key);
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

  /** What a model was or would be asked for. */
  String asked(DetectOptions options) {
    return get(
        "run.asked",
        percent(options.confidence()),
        percent(options.overlap()),
        percent(options.keypointConfidence()));
  }

  private NumberFormat numbers() {
    return (NumberFormat) numbers.clone();
  }

  /** A number with exactly so many digits after the point. */
  String number(double value, int digits) {
    NumberFormat format = numbers();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /** A number in as few digits as it has, as people type it. */
  String plain(double value) {
    NumberFormat format = numbers();
    format.setGroupingUsed(false);
    format.setMaximumFractionDigits(MOST_DIGITS);
    return format.format(value);
  }

  /** A size in kB or MB of 1000 each, to three digits. */
  String bytes(long bytes) {
    boolean large = bytes >= MEGA;
    BigDecimal size = BigDecimal.valueOf(bytes).movePointLeft(large ? 6 : 3).round(THREE_DIGITS);
    String key = large ? "number.megabytes" : "number.kilobytes";
    return get(key, numbers().format(size));
  }

  /** Day and minute, with the zone's name. */
  String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern(get("time.pattern"), locale)
        .format(instant.atZone(zone.equals(ZoneOffset.UTC) ? UTC : zone));
  }
}
