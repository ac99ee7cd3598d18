package keypoints.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import keypoints.measure.Calibration;
import keypoints.measure.DialReading;
import keypoints.measure.DialScale;
import keypoints.measure.Doubt;
import keypoints.measure.Kind;
import keypoints.measure.Limits;
import keypoints.measure.Measurement;
import keypoints.measure.Recipe;
import org.jspecify.annotations.Nullable;

/** Measurements in words and numbers for people. */
final class MeasureTexts {
  private static final int PERCENT = 100;

  /** A reading is told in hundredths of the scale. */
  private static final double STEP = 0.01;

  private final Texts texts;

  MeasureTexts(Texts texts) {
    this.texts = texts;
  }

  /**
   * A value with its unit.
   *
   * @param scale of a dial; null for a part of the scale
   * @param known makes mm of px; null when no length is known
   */
  String value(Kind kind, double value, @Nullable DialScale scale, @Nullable Calibration known) {
    return switch (kind) {
      case DISTANCE, AREA -> known == null ? pixels(kind, value) : both(kind, value, known);
      case ANGLE, TILT -> texts.get("measure.degrees", texts.number(value, 1));
      case RATIO -> texts.number(value, 3);
      case DIAL -> scale == null ? part(value) : reading(scale, value);
      case CLOCK -> DialReading.time(value);
    };
  }

  /** How far a value may be off to both sides, with its unit. */
  String spread(Kind kind, double amount, @Nullable DialScale scale, @Nullable Calibration known) {
    String size =
        switch (kind) {
          case DISTANCE, AREA, ANGLE, TILT, RATIO -> value(kind, amount, null, known);
          case DIAL ->
              scale == null
                  ? texts.get("measure.part", texts.get("number.percent", number(amount * PERCENT)))
                  : unit(texts.number(amount * scale.range(), digits(scale) + 1), scale);
          case CLOCK -> texts.get("measure.minutes", number(amount));
        };
    return texts.get("measure.spread", size);
  }

  private String number(double amount) {
    return texts.number(amount, 1);
  }

  private static int digits(DialScale scale) {
    return (int) Math.max(0, Math.ceil(-Math.log10(scale.range() * STEP)));
  }

  private String pixels(Kind kind, double value) {
    return kind == Kind.AREA
        ? texts.get("measure.px2", texts.number(value, 0))
        : texts.get("measure.px", texts.number(value, 1));
  }

  private String both(Kind kind, double value, Calibration known) {
    double real = known.measure(kind, value);
    String key = kind == Kind.AREA ? "measure.mm2" : "measure.mm";
    return texts.get(key, texts.number(real, 1), pixels(kind, value));
  }

  private String part(double fraction) {
    return texts.get("measure.part", texts.percent(fraction));
  }

  private String reading(DialScale scale, double fraction) {
    return unit(texts.number(scale.at(fraction), digits(scale)), scale);
  }

  private String unit(String number, DialScale scale) {
    String unit = scale.unit();
    return unit == null || unit.isEmpty() ? number : texts.get("measure.unit", number, unit);
  }

  /** What is to be said about a value beside its state. */
  List<String> notes(Measurement measurement) {
    List<String> notes = new ArrayList<>();
    measurement.doubts().forEach(doubt -> notes.add(doubt(doubt)));
    Double apart = measurement.handsApart();
    if (apart != null && measurement.certain()) {
      notes.add(texts.get("measure.hands", texts.number(apart, 0)));
    }
    Limits limits = measurement.recipe().limits();
    if (limits != null) {
      notes.add(limits(measurement.recipe(), limits));
    }
    return notes;
  }

  private String doubt(Doubt doubt) {
    double amount = doubt.why() == Doubt.Why.LOW ? doubt.amount() * PERCENT : doubt.amount();
    String key = "measure.doubt." + doubt.why().name().toLowerCase(Locale.ROOT);
    return texts.get(key, doubt.point(), texts.number(amount, 0));
  }

  /** Which values are good. */
  String limits(Recipe recipe, Limits limits) {
    Limits.Range ok = limits.ok();
    Double low = ok.low();
    Double high = ok.high();
    if (low == null || high == null) {
      return low == null
          ? texts.get("measure.limits.high", limit(recipe, high))
          : texts.get("measure.limits.low", limit(recipe, low));
    }
    return texts.get("measure.limits", limit(recipe, low), limit(recipe, high));
  }

  private String limit(Recipe recipe, @Nullable Double value) {
    BigDecimal plain = BigDecimal.valueOf(value == null ? 0 : value).stripTrailingZeros();
    String number = texts.number(plain.doubleValue(), Math.max(0, plain.scale()));
    Limits limits = recipe.limits();
    boolean millimetres = limits != null && limits.inMillimetres();
    DialScale scale = recipe.scale();
    return switch (recipe.kind()) {
      case DISTANCE -> texts.get(millimetres ? "measure.limit.mm" : "measure.px", number);
      case AREA -> texts.get(millimetres ? "measure.limit.mm2" : "measure.px2", number);
      case ANGLE, TILT -> texts.get("measure.degrees", number);
      case DIAL -> scale == null ? texts.get("number.percent", number) : unit(number, scale);
      case RATIO, CLOCK -> number;
    };
  }
}
