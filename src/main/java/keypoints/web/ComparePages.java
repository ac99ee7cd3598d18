package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.measure.Agreement;
import keypoints.measure.Kind;
import keypoints.measure.ObjectPair;
import keypoints.measure.PointPair;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Makes the page that holds one answer against another, in one language. */
final class ComparePages {
  static final List<Integer> ZOOMS = List.of(1, 2, 4);

  private static final double NEAR = 0.05;
  private static final double NEAR_ENOUGH = 0.1;
  private static final int MOST = 95;

  /** Of so many objects the form of a known length offers the points. */
  private static final int LENGTHS = 20;

  private final Site site;
  private final Texts texts;
  private final MeasureTexts values;

  ComparePages(Site site, Texts texts) {
    this.site = site;
    this.texts = texts;
    this.values = new MeasureTexts(texts);
  }

  /**
   * The page.
   *
   * @param told about the first photo, to measure in it
   * @param zoom one of {@link #ZOOMS}
   */
  ComparePage page(Side first, Side second, MeasureQuery told, int zoom) {
    List<FoundObject> one = first.objects(site);
    List<FoundObject> other = second.objects(site);
    boolean sameSize = size(first).equals(size(second));
    Agreement agreement = Agreement.of(one, sameSize ? other : List.of());
    KnownLength length = KnownLength.of(told, first.run(), choosable(one), texts);
    List<QueryField> sides = sides(first, second);
    List<QueryField> more = new ArrayList<>(told.query());
    return new ComparePage(
        sameSize ? summary(agreement, length) : texts.get("compare.sizes"),
        warning(first, second),
        half(first, one, List.of(), "compare.first"),
        half(second, other, moves(agreement, size(second)), "compare.second"),
        zoom,
        ZOOMS.stream()
            .map(times -> new ComparePage.Zoom(times, query(sides, zoomed(times), more)))
            .toList(),
        query(sides(second, first), zoomed(zoom), List.of()),
        sameSize ? numbers(agreement, length) : List.of(),
        agreement.oks().isPresent(),
        agreement.pairs().stream().map(pair -> group(pair, length)).toList(),
        agreement.onlyFirst().stream().map(this::object).toList(),
        (sameSize ? agreement.onlySecond() : other).stream().map(this::object).toList(),
        agreement.distances().isEmpty() ? null : length.fields(),
        length.statement(),
        Stream.concat(sides.stream(), zoomed(zoom).stream()).toList());
  }

  private static List<FoundObject> choosable(List<FoundObject> objects) {
    return objects.subList(0, Math.min(LENGTHS, objects.size()));
  }

  private static ImageSize size(Side side) {
    return side.run().inference().image();
  }

  private static List<QueryField> sides(Side first, Side second) {
    return List.of(new QueryField("a", first.name()), new QueryField("b", second.name()));
  }

  private static List<QueryField> zoomed(int times) {
    return times == 1 ? List.of() : List.of(new QueryField("zoom", Integer.toString(times)));
  }

  private static String query(
      List<QueryField> sides, List<QueryField> zoom, List<QueryField> more) {
    return QueryField.query(Stream.of(sides, zoom, more).flatMap(List::stream).toList());
  }

  private @Nullable String warning(Side first, Side second) {
    boolean same = first.run().photoSha256().equals(second.run().photoSha256());
    return same ? null : texts.get("compare.photos");
  }

  private String summary(Agreement agreement, KnownLength length) {
    int objects = agreement.pairs().size();
    if (objects == 0) {
      return texts.get("compare.nothing");
    }
    List<Double> distances = agreement.distances();
    return Agreement.mean(distances)
        .map(
            mean ->
                texts.get(
                    "compare.summary",
                    objects,
                    distance(mean, length),
                    distance(Agreement.percentile(distances, MOST).orElseThrow(), length)))
        .orElseGet(() -> texts.get("compare.summary.objects", objects));
  }

  private String distance(double pixels, KnownLength length) {
    return values.value(Kind.DISTANCE, pixels, null, length.calibration());
  }

  private List<RunPage.Fact> numbers(Agreement agreement, KnownLength length) {
    List<Double> distances = agreement.distances();
    return Stream.of(
            Optional.of(
                fact(
                    "compare.objects",
                    texts.get(
                        "compare.objects.of",
                        agreement.pairs().size(),
                        agreement.pairs().size() + agreement.onlyFirst().size(),
                        agreement.pairs().size() + agreement.onlySecond().size()))),
            Agreement.mean(distances).map(mean -> fact("compare.mean", distance(mean, length))),
            Agreement.percentile(distances, MOST)
                .map(most -> fact("compare.most", distance(most, length))),
            agreement.correct(NEAR).map(part -> fact("compare.pck5", texts.percent(part))),
            agreement.correct(NEAR_ENOUGH).map(part -> fact("compare.pck10", texts.percent(part))),
            agreement.oks().map(oks -> fact("compare.oks", texts.number(oks, 3))))
        .flatMap(Optional::stream)
        .toList();
  }

  private RunPage.Fact fact(String key, String value) {
    return new RunPage.Fact(texts.get(key), value);
  }

  private ComparePage.Half half(
      Side side, List<FoundObject> objects, List<Sketch.Line> moves, String title) {
    Run run = side.run();
    return new ComparePage.Half(
        run.id(),
        texts.get(title),
        texts.get(side.corrected() ? "compare.by.hand" : "compare.by.model", run.model()),
        List.of(
            fact("run.fact.asked", texts.asked(run.options())),
            fact("run.fact.created", texts.time(run.created(), site.clock().getZone()))),
        run.source(),
        size(side).width(),
        size(side).height(),
        RunPages.frame(size(side)),
        Sketch.of(objects, size(side)),
        moves,
        Summary.brief(run.inference().predictions(), texts));
  }

  private static List<Sketch.Line> moves(Agreement agreement, ImageSize size) {
    return agreement.pairs().stream()
        .flatMap(pair -> pair.points().stream())
        .map(point -> move(point, size))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Sketch.@Nullable Line move(PointPair point, ImageSize size) {
    Keypoint from = point.first();
    Keypoint to = point.second();
    return from == null || to == null ? null : Sketch.Line.of(from, to, size);
  }

  private String object(FoundObject object) {
    return texts.get(
        "compare.object",
        object.letter(),
        object.prediction().name(),
        texts.percent(object.prediction().confidence()));
  }

  private ComparePage.Group group(ObjectPair pair, KnownLength length) {
    List<String> facts = new ArrayList<>();
    facts.add(texts.get("compare.overlap", texts.percent(pair.overlap())));
    Agreement.mean(pair.distances())
        .ifPresent(mean -> facts.add(texts.get("compare.apart", distance(mean, length))));
    pair.oks().ifPresent(oks -> facts.add(texts.get("compare.similar", texts.number(oks, 3))));
    String letter = pair.first().letter();
    String other = pair.second().letter();
    return new ComparePage.Group(
        letter.equals(other) ? letter : texts.get("compare.letters", letter, other),
        pair.first().prediction().name(),
        String.join(" ", facts),
        pair.points().stream().map(point -> row(point, pair.size(), length)).toList());
  }

  private ComparePage.Row row(PointPair point, double size, KnownLength length) {
    Double distance = point.distance();
    String state = state(distance, size);
    String word = point.first() == null ? "first" : point.second() == null ? "second" : state;
    return new ComparePage.Row(
        point.name(),
        place(point.first()),
        place(point.second()),
        distance == null ? null : distance(distance, length),
        state,
        texts.get("compare.state." + word));
  }

  /** The names of the looks are those of measurements, which have the same shapes. */
  private static String state(@Nullable Double distance, double size) {
    if (distance == null) {
      return "missing";
    }
    return distance <= NEAR * size ? "ok" : distance <= NEAR_ENOUGH * size ? "check" : "out";
  }

  private @Nullable String place(@Nullable Keypoint point) {
    return point == null
        ? null
        : texts.get("run.pair", texts.number(point.x(), 1), texts.number(point.y(), 1));
  }
}
