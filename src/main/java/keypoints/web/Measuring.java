package keypoints.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import keypoints.inference.FoundObject;
import keypoints.measure.DialScale;
import keypoints.measure.Kind;
import keypoints.measure.Limits;
import keypoints.measure.Measurement;
import keypoints.measure.Recipe;
import keypoints.measure.RecipeBook;
import keypoints.measure.Uncertainty;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Measures what was found, for the page of a run. */
final class Measuring {
  /** Of more objects, the most certain ones are measured. */
  private static final int MOST = 20;

  /**
   * A dial is read out in the summary when all of its points are at least so certain. Of clocks
   * that {@code dials/1} has never seen 97 of 100 are then told to within two minutes.
   */
  private static final double SURE_ENOUGH = 0.7;

  /** So many dials are read out in the summary. */
  private static final int MOST_READINGS = 3;

  private final RecipeBook recipes;
  private final Texts texts;
  private final MeasureTexts values;
  private final Spreads spreads;
  private final RecipeNames names;

  Measuring(Site site, Texts texts) {
    this.recipes = site.recipes();
    this.spreads = new Spreads(site, texts);
    this.texts = texts;
    this.values = new MeasureTexts(texts);
    this.names = new RecipeNames(recipes, texts);
  }

  /**
   * One object with its measurements.
   *
   * @param doubt the object, and how far its points may be off
   * @param number of the object in the answer, from 0; unlike its letter it knows no filter
   */
  private record Measured(Uncertainty doubt, int number, List<Measurement> all) {
    FoundObject object() {
      return doubt.object();
    }

    boolean has(Kind kind) {
      return all.stream().anyMatch(measurement -> measurement.recipe().kind() == kind);
    }

    boolean scales() {
      return all.stream().anyMatch(measurement -> measurement.recipe().kind().scales());
    }
  }

  /**
   * The measurements of the objects shown.
   *
   * @param view with what was told about the photo
   */
  RunMeasurements page(Run run, List<Uncertainty> objects, RunView view) {
    MeasureQuery told = view.told();
    List<Uncertainty> first = first(run, objects, view.look().object());
    List<Measured> measured = measure(run, first);
    boolean inPixels = measured.stream().anyMatch(Measured::scales);
    KnownLength length =
        KnownLength.of(
            inPixels ? told : null, run, measured.stream().map(Measured::object).toList(), texts);
    List<GaugeScale> scales = scales(measured, told);
    Rows rows = new Rows(length, scales);
    return new RunMeasurements(
        readings(measured, scales),
        measured.stream().map(rows::singles).filter(group -> !group.rows().isEmpty()).toList(),
        measured.stream().map(rows::pairs).filter(group -> !group.rows().isEmpty()).toList(),
        objects.size() - first.size(),
        scales.stream().map(scale -> scale.fields(scales.size() > 1)).toList(),
        inPixels ? length.fields() : null,
        length.statement(),
        length.ruler(run.inference().image()),
        view.without(MeasureQuery.FIELDS),
        first.stream().allMatch(one -> one.object().points().isEmpty()) ? null : address(run),
        spreads.page(run, objects));
  }

  /** The most certain ones, and the one that is looked at from near. */
  private static List<Uncertainty> first(Run run, List<Uncertainty> objects, int near) {
    List<Uncertainty> first = new ArrayList<>(objects.subList(0, Math.min(MOST, objects.size())));
    objects.stream()
        .skip(MOST)
        .filter(one -> run.inference().predictions().indexOf(one.object().prediction()) == near)
        .forEach(first::add);
    return first;
  }

  private static String address(Run run) {
    return "/models/" + run.model() + "/recipes?run=" + run.id();
  }

  private List<Measured> measure(Run run, List<Uncertainty> doubts) {
    List<FoundObject> objects = doubts.stream().map(Uncertainty::object).toList();
    List<List<Recipe>> wanted = recipes.of(run.model(), objects);
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      FoundObject object = objects.get(i);
      int number = run.inference().predictions().indexOf(object.prediction());
      measured.add(
          new Measured(
              doubts.get(i),
              number,
              wanted.get(i).stream().map(recipe -> recipe.measure(object)).toList()));
    }
    return measured;
  }

  private List<GaugeScale> scales(List<Measured> measured, MeasureQuery told) {
    List<GaugeScale> scales = new ArrayList<>();
    for (Measured one : measured) {
      if (one.has(Kind.DIAL)) {
        scales.add(GaugeScale.of(one.object(), one.number(), one.all(), told, texts));
      }
    }
    return scales;
  }

  private static @Nullable DialScale scale(
      List<GaugeScale> scales, FoundObject object, Recipe recipe) {
    return scales.stream()
        .filter(scale -> scale.object().equals(object))
        .findFirst()
        .map(GaugeScale::typed)
        .orElse(recipe.scale());
  }

  private String readings(List<Measured> measured, List<GaugeScale> scales) {
    List<String> alone = new ArrayList<>();
    List<String> among = new ArrayList<>();
    for (Measured one : measured) {
      for (Measurement measurement : one.all().stream().filter(Measuring::readOut).toList()) {
        String reading = value(one.object(), measurement, scales);
        alone.add(texts.get("summary.reads", one.object().prediction().name(), reading));
        among.add(texts.get("summary.reads.letter", one.object().letter(), reading));
      }
    }
    return switch (among.size()) {
      case 0 -> "";
      case 1 -> alone.get(0);
      default -> {
        List<String> first = among.subList(0, Math.min(MOST_READINGS, among.size()));
        yield texts.get("summary.reads.many", Summary.join(first, texts));
      }
    };
  }

  static boolean readOut(Measurement measurement) {
    Kind kind = measurement.recipe().kind();
    Double confidence = measurement.confidence();
    return (kind == Kind.CLOCK || kind == Kind.DIAL)
        && measurement.certain()
        && confidence != null
        && confidence >= SURE_ENOUGH;
  }

  private String value(FoundObject object, Measurement measurement, List<GaugeScale> scales) {
    Double value = measurement.value();
    Recipe recipe = measurement.recipe();
    return value == null
        ? ""
        : values.value(recipe.kind(), value, scale(scales, object, recipe), null);
  }

  /** Measurements as rows of tables. */
  private final class Rows {
    private final KnownLength length;
    private final List<GaugeScale> scales;

    Rows(KnownLength length, List<GaugeScale> scales) {
      this.length = length;
      this.scales = scales;
    }

    RunMeasurements.Group singles(Measured one) {
      List<RunMeasurements.Row> rows = new ArrayList<>();
      for (Measurement measurement : one.all()) {
        if (partner(one, measurement).isEmpty()) {
          rows.add(row(one, measurement, names.name(measurement.recipe())));
        }
      }
      return new RunMeasurements.Group(
          one.object().letter(), one.object().prediction().name(), rows);
    }

    /** The same on the other side. */
    private Optional<Measurement> partner(Measured one, Measurement measurement) {
      String side = measurement.recipe().side();
      return one.all().stream()
          .filter(other -> side != null && other.recipe().side() != null)
          .filter(other -> !other.recipe().side().equals(side))
          .filter(other -> other.recipe().name().equals(measurement.recipe().name()))
          .filter(other -> other.recipe().kind() == measurement.recipe().kind())
          .findFirst();
    }

    RunMeasurements.PairGroup pairs(Measured one) {
      Map<String, RunMeasurements.Pair> pairs = new LinkedHashMap<>();
      for (Measurement measurement : one.all()) {
        if (Recipe.LEFT.equals(measurement.recipe().side())) {
          partner(one, measurement)
              .ifPresent(
                  right ->
                      pairs.putIfAbsent(
                          measurement.recipe().name(), pair(one, measurement, right)));
        }
      }
      return new RunMeasurements.PairGroup(
          one.object().letter(), one.object().prediction().name(), List.copyOf(pairs.values()));
    }

    private RunMeasurements.Pair pair(Measured one, Measurement left, Measurement right) {
      Double a = left.value();
      Double b = right.value();
      return new RunMeasurements.Pair(
          names.title(left.recipe()),
          row(one, left, names.title(left.recipe())),
          row(one, right, names.title(right.recipe())),
          a == null || b == null ? null : value(one.object(), left, a - b));
    }

    private RunMeasurements.Row row(Measured one, Measurement measurement, String name) {
      Double value = measurement.value();
      String state = state(measurement);
      return new RunMeasurements.Row(
          name,
          value == null ? null : value(one.object(), measurement, value),
          spread(one, measurement),
          state,
          texts.get("measure.state." + state),
          values.notes(measurement));
    }

    private @Nullable String spread(Measured one, Measurement measurement) {
      OptionalDouble amount = one.doubt().of(measurement);
      Recipe recipe = measurement.recipe();
      return amount.isEmpty()
          ? null
          : values.spread(
              recipe.kind(),
              amount.getAsDouble(),
              scale(scales, one.object(), recipe),
              length.calibration());
    }

    private String value(FoundObject object, Measurement measurement, double value) {
      Recipe recipe = measurement.recipe();
      return values.value(
          recipe.kind(), value, scale(scales, object, recipe), length.calibration());
    }

    private String state(Measurement measurement) {
      Kind kind = measurement.recipe().kind();
      if (measurement.value() == null) {
        return "missing";
      }
      if (!measurement.certain() || (kind.scales() && !length.certain())) {
        return "uncertain";
      }
      Limits limits = measurement.recipe().limits();
      return measurement
          .verdict(length.calibration())
          .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
          .orElse(limits == null ? "measured" : "unjudged");
    }
  }
}
