package keypoints.web;

import java.util.List;
import java.util.Optional;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
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
    Ends ends = new Ends(run, objects, texts);
    if (told == null || !told.hasLength()) {
      MeasureQuery.End none = new MeasureQuery.End("", "", "");
      return new KnownLength(null, fields(choices, none, none, "", null), "");
    }
    Calibration known = ends.read(told).orElse(null);
    String problem = known == null ? texts.get("measure.length.problem") : null;
    return new KnownLength(
        known,
        fields(choices, told.from(), told.to(), told.length(), problem),
        known == null ? "" : statement(known, texts));
  }

  private static RunMeasurements.LengthFields fields(
      List<RunMeasurements.Choices> choices,
      MeasureQuery.End from,
      MeasureQuery.End to,
      String millimetres,
      @Nullable String problem) {
    return new RunMeasurements.LengthFields(
        choices,
        List.of(
            new RunMeasurements.EndFields("from", from.point(), from.x(), from.y()),
            new RunMeasurements.EndFields("to", to.point(), to.x(), to.y())),
        millimetres,
        problem);
  }

  /** Whether it may be relied on; so it may when there is none. */
  boolean certain() {
    return calibration == null || calibration.certain();
  }

  /** The line over the photo. */
  RunMeasurements.Ruler ruler(ImageSize size) {
    return calibration == null
        ? RunMeasurements.Ruler.NONE
        : new RunMeasurements.Ruler(
            true,
            Overlay.percent(calibration.from().x(), size.width()),
            Overlay.percent(calibration.from().y(), size.height()),
            Overlay.percent(calibration.to().x(), size.width()),
            Overlay.percent(calibration.to().y(), size.height()));
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

  /** Finds the ends of what was told. */
  private record Ends(Run run, List<FoundObject> objects, Texts texts) {

    /** Two places apart, with a length above 0; of keypoints, two of one object. */
    Optional<Calibration> read(MeasureQuery told) {
      double millimetres = Numbers.parse(told.length());
      Calibration.End from = end(told.from());
      Calibration.End to = end(told.to());
      return from != null && to != null && millimetres > 0 && together(told)
          ? Optional.of(new Calibration(from, to, millimetres)).filter(known -> known.pixels() >= 1)
          : Optional.empty();
    }

    /** Different objects are seldom equally far from the camera. */
    private static boolean together(MeasureQuery told) {
      return told.from().isPlace()
          || told.to().isPlace()
          || object(told.from().point()).equals(object(told.to().point()));
    }

    private static String object(String point) {
      return point.replaceFirst("\\..*", "");
    }

    private Calibration.@Nullable End end(MeasureQuery.End told) {
      return told.isPlace() ? place(told) : keypoint(told.point());
    }

    /** Null for what is no place in the photo. */
    private Calibration.@Nullable End place(MeasureQuery.End told) {
      double x = Numbers.parse(told.x());
      double y = Numbers.parse(told.y());
      ImageSize size = run.inference().image();
      boolean inside = x >= 0 && y >= 0 && x <= size.width() && y <= size.height();
      String name = texts.get("measure.length.place", texts.plain(x), texts.plain(y));
      return inside ? new Calibration.End(name, x, y, true) : null;
    }

    private Calibration.@Nullable End keypoint(String value) {
      for (FoundObject object : objects) {
        for (FoundPoint point : object.points()) {
          Keypoint keypoint = point.keypoint();
          if (keypoint != null && value(run, object, point).equals(value)) {
            String name = point.number() + " " + point.name();
            boolean certain = point.state() == FoundPoint.State.FOUND;
            return new Calibration.End(name, keypoint.x(), keypoint.y(), certain);
          }
        }
      }
      return null;
    }
  }

  private static String statement(Calibration known, Texts texts) {
    return texts.get(
        known.certain() ? "measure.length.means" : "measure.length.means.unsure",
        known.from().name(),
        known.to().name(),
        texts.number(known.millimetres(), 1),
        texts.number(known.pixelsPerMillimetre(), 3));
  }
}
