package keypoints.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.partitioningBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.measure.Uncertainty;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a run. */
final class Tables {
  private static final String NUMBER = "number";
  private static final String CLASS = "class";
  private static final String NAME = "name";
  private static final String CONFIDENCE = "confidence";
  private static final String X = "x";
  private static final String Y = "y";
  private static final String SIZE = "size";
  private static final String KEYPOINTS = "keypoints";
  private static final String STATE = "state";

  /** Columns whose largest is what people look for first. */
  private static final List<String> LARGEST_FIRST = List.of(CONFIDENCE, SIZE, KEYPOINTS);

  private static final List<String> WORDS = List.of(NUMBER, CLASS, NAME, STATE);

  private static final Map<String, Comparator<Seen>> OBJECTS =
      Map.of(
          NUMBER, comparingInt(Seen::place),
          CLASS, comparing(seen -> box(seen).name()),
          CONFIDENCE, comparingDouble(seen -> box(seen).confidence()),
          X, comparingDouble(seen -> box(seen).x()),
          Y, comparingDouble(seen -> box(seen).y()),
          SIZE, comparingDouble(seen -> box(seen).width() * box(seen).height()),
          KEYPOINTS, comparingInt(seen -> seen.object().found()));

  private static final Map<String, Comparator<FoundPoint>> POINTS =
      Map.of(
          NUMBER, comparingInt(FoundPoint::slot),
          NAME, comparing(FoundPoint::name),
          STATE, comparing(FoundPoint::state));

  /** Of these a missing point has none; it comes last whichever way they are sorted. */
  private static final Map<String, Comparator<Keypoint>> PLACES =
      Map.of(
          X, comparingDouble(Keypoint::x),
          Y, comparingDouble(Keypoint::y),
          CONFIDENCE, comparingDouble(Keypoint::confidence));

  private final Texts texts;

  Tables(Texts texts) {
    this.texts = texts;
  }

  private static Prediction box(Seen seen) {
    return seen.object().prediction();
  }

  /**
   * The tables of what is shown.
   *
   * @param all that the answer holds
   */
  RunTables of(List<Prediction> all, List<Seen> objects, RunView view) {
    List<Seen> sorted = view.objects().sort(objects, OBJECTS);
    List<Seen> detailed = sorted.stream().filter(Seen::detailed).toList();
    List<RunTables.PointGroup> groups = detailed.stream().map(seen -> group(seen, view)).toList();
    return new RunTables(
        counts(all, objects),
        objectHeads(view),
        sorted.stream().map(seen -> row(seen, view)).toList(),
        pointHeads(RunTables.haveSpreads(groups), view),
        groups,
        objects.size() - detailed.size());
  }

  private List<RunTables.Count> counts(List<Prediction> all, List<Seen> objects) {
    return all.stream()
        .map(Prediction::name)
        .distinct()
        .map(
            name -> {
              long of = all.stream().filter(one -> one.name().equals(name)).count();
              long shown = objects.stream().filter(seen -> box(seen).name().equals(name)).count();
              String key = shown == of ? "run.counts.all" : "run.counts.some";
              return new RunTables.Count(name, texts.get(key, shown, of));
            })
        .toList();
  }

  private List<RunTables.Head> objectHeads(RunView view) {
    Order order = view.objects();
    String direction = order.direction(X) == null ? order.direction(Y) : order.direction(X);
    RunTables.Head centre =
        new RunTables.Head(
            texts.get("run.column.centre"),
            true,
            direction,
            List.of(link(view, order, X), link(view, order, Y)));
    return Stream.of(
            heads(view, order, NUMBER, CLASS, CONFIDENCE),
            Stream.of(centre),
            heads(view, order, SIZE, KEYPOINTS))
        .flatMap(heads -> heads)
        .toList();
  }

  private List<RunTables.Head> pointHeads(boolean spreads, RunView view) {
    Order order = view.points();
    RunTables.Head spread =
        new RunTables.Head(texts.get("run.column.spread"), true, null, List.of());
    return Stream.of(
            heads(view, order, NUMBER, NAME, X, Y),
            spreads ? Stream.of(spread) : Stream.<RunTables.Head>empty(),
            heads(view, order, CONFIDENCE, STATE))
        .flatMap(heads -> heads)
        .toList();
  }

  private Stream<RunTables.Head> heads(RunView view, Order order, String... columns) {
    return Stream.of(columns)
        .map(
            column ->
                new RunTables.Head(
                    null,
                    !WORDS.contains(column),
                    order.direction(column),
                    List.of(link(view, order, column))));
  }

  private RunTables.Link link(RunView view, Order order, String column) {
    Order next = order.by(column, LARGEST_FIRST.contains(column));
    return new RunTables.Link(
        order.field() + "-" + column,
        texts.get("run.column." + column),
        view.with(next).query(),
        order.column().equals(column));
  }

  private RunTables.ObjectRow row(Seen seen, RunView view) {
    FoundObject object = seen.object();
    Prediction box = object.prediction();
    return new RunTables.ObjectRow(
        object.letter(),
        box.name(),
        texts.percent(box.confidence()),
        texts.get("run.pair", texts.number(box.x(), 0), texts.number(box.y(), 0)),
        texts.get("run.size", texts.number(box.width(), 0), texts.number(box.height(), 0)),
        texts.get("run.of", object.found(), object.points().size()),
        object.kind().color(),
        view.with(Look.at(seen.number())).query(),
        seen.chosen());
  }

  private RunTables.PointGroup group(Seen seen, RunView view) {
    FoundObject object = seen.object();
    return new RunTables.PointGroup(
        object.letter(),
        object.prediction().name(),
        Correcting.link(view.withDrawn(false).query(), seen.number()),
        sorted(object.points(), view.points()).stream()
            .map(point -> point(point, seen.doubt()))
            .toList());
  }

  private static List<FoundPoint> sorted(List<FoundPoint> points, Order order) {
    Comparator<Keypoint> place = PLACES.get(order.column());
    if (place == null) {
      return order.sort(points, POINTS);
    }
    Map<Boolean, List<FoundPoint>> found =
        points.stream().collect(partitioningBy(point -> point.keypoint() != null));
    Comparator<FoundPoint> byPlace = comparing(FoundPoint::keypoint, nullsLast(place));
    return Stream.concat(
            order.sort(found.get(true), Map.of(order.column(), byPlace)).stream(),
            found.get(false).stream())
        .toList();
  }

  private RunTables.PointRow point(FoundPoint point, Uncertainty doubt) {
    Keypoint keypoint = point.keypoint();
    String state = Overlay.state(point);
    int tone = point.slot() % Overlay.TONES;
    String note = note(point);
    return keypoint == null
        ? new RunTables.PointRow(
            point.number(), point.name(), null, null, null, null, state, tone, note)
        : new RunTables.PointRow(
            point.number(),
            point.name(),
            texts.number(keypoint.x(), 1),
            texts.number(keypoint.y(), 1),
            doubt.of(point).map(spread -> texts.number(spread.ellipse().major(), 1)).orElse(null),
            point.corrected() ? texts.get("correct.hand") : texts.percent(keypoint.confidence()),
            state,
            tone,
            note);
  }

  /** What the model itself said of a point that somebody put right; else null. */
  private @Nullable String note(FoundPoint point) {
    Keypoint model = point.model();
    if (!point.corrected()) {
      return null;
    }
    return model == null
        ? texts.get("correct.model.missing")
        : texts.get(
            "correct.model",
            texts.number(model.x(), 1),
            texts.number(model.y(), 1),
            texts.percent(model.confidence()));
  }
}
