package keypoints.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import keypoints.inference.FoundObject;
import keypoints.measure.DialScale;
import keypoints.measure.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What a gauge's scale reads, as it was typed or as the recipe says it.
 *
 * @param number of the object in the answer
 * @param fields as the form shows them
 * @param typed null when nothing usable was typed
 * @param problem with what was typed; null when there is none
 */
record GaugeScale(
    FoundObject object,
    int number,
    MeasureQuery.Scale fields,
    @Nullable DialScale typed,
    @Nullable String problem) {

  static GaugeScale of(
      FoundObject object,
      int number,
      List<Measurement> measurements,
      MeasureQuery told,
      Texts texts) {
    Optional<MeasureQuery.Scale> typed = told.scale(number);
    if (typed.isEmpty()) {
      MeasureQuery.Scale usual = usual(measurements, texts);
      return new GaugeScale(object, number, usual, null, null);
    }
    DialScale scale = read(typed.get());
    String problem = scale == null ? texts.get("measure.scale.problem") : null;
    return new GaugeScale(object, number, typed.get(), scale, problem);
  }

  private static @Nullable DialScale read(MeasureQuery.Scale typed) {
    double start = Numbers.parse(typed.start());
    double end = Numbers.parse(typed.end());
    // also when one of them is no number
    return Math.abs(end - start) > 0 ? new DialScale(start, end, typed.unit()) : null;
  }

  private static MeasureQuery.Scale usual(List<Measurement> measurements, Texts texts) {
    return measurements.stream()
        .map(measurement -> measurement.recipe().scale())
        .filter(Objects::nonNull)
        .findFirst()
        .map(scale -> fields(scale, texts))
        .orElse(new MeasureQuery.Scale("", "", "", ""));
  }

  private static MeasureQuery.Scale fields(DialScale scale, Texts texts) {
    String unit = scale.unit();
    return new MeasureQuery.Scale(
        "", texts.plain(scale.start()), texts.plain(scale.end()), unit == null ? "" : unit);
  }

  /**
   * The fields of the form.
   *
   * @param several whether there are more gauges, so that this one must be named
   */
  RunMeasurements.ScaleFields fields(boolean several) {
    return new RunMeasurements.ScaleFields(
        "scale-" + number,
        several ? Integer.toString(number) : null,
        object.letter(),
        object.prediction().name(),
        fields.start(),
        fields.end(),
        fields.unit(),
        problem);
  }
}
