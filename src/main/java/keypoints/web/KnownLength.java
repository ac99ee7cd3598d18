package keypoints.web;

import java.util.List;
import java.util.Optional;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;
import keypoints.measure.Calibration;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * A known length as it was told, and what it means.
 *
 * @param calibration null when nothing usable was told
 * @param fields as the form shows them
 * @param statement what the calibration holds for; empty without one
 */
record KnownLength(
    @Nullable Calibration calibration, RunMeasurements.LengthFields fields, String statement) {

  /**
   * Reads it.
   *
   * @param told null when nothing is measured in px
   * @param objects to choose points of
   */
  static KnownLength of(
      @Nullable MeasureQuery told, Run run, List<FoundObject> objects, Texts texts) {
    List<RunMeasurements.Choices> choices =
        told == null ? List.of() : objects.stream().map(object -> choices(run, object)).toList();
    if (told == null || !told.hasLength()) {
      return new KnownLength(null, new RunMeasurements.LengthFields(choices, "", "", "", null), "");
    }
    Calibration known = read(told, run, objects).orElse(null);
    String problem = known == null ? texts.get("measure.length.problem") : null;
    return new KnownLength(
        known,
        new RunMeasurements.LengthFields(choices, told.from(), told.to(), told.length(), problem),
        known == null ? "" : statement(known, texts));
  }

  /** Whether it may be relied on; so it may when there is none. */
  boolean certain() {
    return calibration == null || calibration.certain();
  }

  private static RunMeasurements.Choices choices(Run run, FoundObject object) {
    return new RunMeasurements.Choices(
        object.letter() + " · " + object.prediction().name(),
        object.points().stream()
            .filter(point -> point.keypoint() != null)
            .map(
                point ->
                    new RunMeasurements.Choice(
                        value(run, object, point), point.number() + " " + point.name()))
            .toList());
  }

  private static String value(Run run, FoundObject object, FoundPoint point) {
    return run.inference().predictions().indexOf(object.prediction()) + "." + point.slot();
  }

  /** Two points of one object, apart, with a length above 0. */
  private static Optional<Calibration> read(MeasureQuery told, Run run, List<FoundObject> objects) {
    double millimetres = Numbers.parse(told.length());
    for (FoundObject object : objects) {
      FoundPoint from = point(run, object, told.from());
      FoundPoint to = point(run, object, told.to());
      Keypoint start = from == null ? null : from.keypoint();
      Keypoint end = to == null ? null : to.keypoint();
      if (start != null && end != null && millimetres > 0) {
        return Optional.of(Calibration.of(from, start, to, end, millimetres))
            .filter(known -> known.pixels() >= 1);
      }
    }
    return Optional.empty();
  }

  private static @Nullable FoundPoint point(Run run, FoundObject object, String value) {
    return object.points().stream()
        .filter(point -> value(run, object, point).equals(value))
        .findFirst()
        .orElse(null);
  }

  private static String statement(Calibration known, Texts texts) {
    return texts.get(
        known.certain() ? "measure.length.means" : "measure.length.means.unsure",
        known.from().number() + " " + known.from().name(),
        known.to().number() + " " + known.to().name(),
        texts.number(known.millimetres(), 1),
        texts.number(known.pixelsPerMillimetre(), 3));
  }
}
