package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Makes pages of runs, in one language, from the stored answer and a filter. */
final class RunPages {
  private static final double TALL = 1.1;
  private static final double TALLER = 1.7;

  private final Site site;
  private final Texts texts;
  private final Programs programs;
  private final Measuring measuring;
  private final RunFilters filters;

  RunPages(Site site, Programs programs, Texts texts) {
    this.site = site;
    this.texts = texts;
    this.programs = programs;
    this.measuring = new Measuring(site.recipes(), texts);
    this.filters = new RunFilters(texts);
  }

  /**
   * @param api our own, for models that run here
   * @param problem why the model could not be asked again; null when nobody tried
   * @param form that puts points right; null for none
   */
  RunPage page(
      Run run,
      RunView view,
      String api,
      @Nullable String problem,
      Correcting.@Nullable Asked form) {
    RunFilter filter = view.filter();
    Inference inference = run.inference();
    List<ObjectClass> known = site.classes(run);
    List<Prediction> shown = filter.apply(inference);
    List<FoundObject> objects =
        FoundObject.all(inference.withPredictions(shown), known, filter.keypointConfidence());
    List<String> names = classNames(known, inference);
    RunMeasurements measurements = measuring.page(run, objects, view);
    RunPage.Filter fields = filters.of(run, view, names, problem);
    return new RunPage(
        run.id(),
        measurements.summary(Summary.full(shown, texts)),
        inference.predictions().size() - shown.size(),
        FlawTexts.of(inference, texts),
        run.source(),
        view.drawn(),
        run.hasVisualization() ? run.place() : "",
        inference.image().width(),
        inference.image().height(),
        frame(inference.image()),
        Overlay.of(objects, inference.image(), view.layers()),
        description(objects),
        objects.stream().map(this::row).toList(),
        objects.stream().map(object -> group(run, object, fields)).toList(),
        PointsForm.of(form, run, objects, fields.overlayQuery(), texts),
        measurements,
        fields,
        facts(run, filter),
        trust(run),
        programs.of(ApiCall.of(run, run.place().isEmpty() ? api : site.hosted(run)), texts),
        InferenceJson.write(inference.original()));
  }

  private static List<String> classNames(List<ObjectClass> known, Inference inference) {
    return Stream.concat(
            known.stream().map(ObjectClass::name),
            inference.predictions().stream().map(Prediction::name))
        .distinct()
        .toList();
  }

  /** So that a picture that is higher than wide still fits on a screen. */
  private static String frame(ImageSize size) {
    double ratio = (double) size.height() / size.width();
    return ratio > TALLER ? "picture-taller" : ratio > TALL ? "picture-tall" : "";
  }

  private String description(List<FoundObject> objects) {
    List<String> sentences = new ArrayList<>();
    for (FoundObject object : objects) {
      sentences.add(
          texts.get(
              "run.picture.object",
              object.letter(),
              object.prediction().name(),
              texts.percent(object.prediction().confidence()),
              object.found(),
              object.points().size()));
    }
    return String.join(" ", sentences);
  }

  private RunPage.ObjectRow row(FoundObject object) {
    Prediction prediction = object.prediction();
    return new RunPage.ObjectRow(
        object.letter(),
        prediction.name(),
        texts.percent(prediction.confidence()),
        texts.get("run.pair", pixels(prediction.x()), pixels(prediction.y())),
        texts.get("run.size", pixels(prediction.width()), pixels(prediction.height())),
        texts.get("run.of", object.found(), object.points().size()),
        object.kind().color());
  }

  private RunPage.PointGroup group(Run run, FoundObject object, RunPage.Filter fields) {
    int number = run.inference().predictions().indexOf(object.prediction());
    return new RunPage.PointGroup(
        object.letter(),
        object.prediction().name(),
        Correcting.link(fields.overlayQuery(), number),
        object.points().stream().map(this::point).toList());
  }

  private RunPage.PointRow point(FoundPoint point) {
    Keypoint keypoint = point.keypoint();
    String state = Overlay.state(point);
    int tone = point.slot() % Overlay.TONES;
    String note = note(point);
    return keypoint == null
        ? new RunPage.PointRow(point.number(), point.name(), null, null, null, state, tone, note)
        : new RunPage.PointRow(
            point.number(),
            point.name(),
            texts.number(keypoint.x(), 1),
            texts.number(keypoint.y(), 1),
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

  private String pixels(double value) {
    return texts.number(value, 0);
  }

  private List<RunPage.Fact> facts(Run run, RunFilter filter) {
    List<RunPage.Fact> facts = new ArrayList<>();
    facts.add(fact("run.fact.source", run.source()));
    facts.add(fact("run.fact.size", size(run.inference().image())));
    facts.add(fact("run.fact.model", run.model().toString()));
    facts.add(fact("run.fact.place", place(run)));
    facts.add(fact("run.fact.asked", filters.asked(run.options())));
    facts.add(fact("run.fact.shown", shown(filter)));
    corrected(run).ifPresent(facts::add);
    facts.add(
        fact(
            "run.fact.time",
            texts.get(
                "run.time",
                texts.number(run.seconds(), 2),
                texts.number(run.inference().time(), 2))));
    facts.add(fact("run.fact.created", texts.time(run.created(), site.clock().getZone())));
    facts.add(fact("run.fact.hash", run.photoSha256()));
    return facts;
  }

  private String shown(RunFilter filter) {
    return texts.get(
        "run.shown",
        texts.percent(Math.max(filter.confidence(), filter.asked().confidence())),
        texts.percent(Math.min(filter.overlap(), filter.asked().overlap())),
        texts.percent(filter.keypointConfidence()));
  }

  private Optional<RunPage.Fact> corrected(Run run) {
    long points =
        FoundObject.all(run.inference(), List.of(), 0).stream()
            .flatMap(object -> object.points().stream())
            .filter(FoundPoint::corrected)
            .count();
    return points == 0
        ? Optional.empty()
        : Optional.of(fact("run.fact.corrected", texts.get("correct.count", points)));
  }

  private RunPage.Fact fact(String key, String value) {
    return new RunPage.Fact(texts.get(key), value);
  }

  private String place(Run run) {
    return run.place().isEmpty() ? texts.get("run.fact.place.here") : run.place();
  }

  private RunPage.Trust trust(Run run) {
    Integer received = run.receivedBytes();
    return new RunPage.Trust(
        run.place().isEmpty()
            ? texts.get("run.place.here")
            : texts.get("run.place.host", run.place()),
        texts.get(
            "run.trust.sent",
            size(run.inference().image()),
            run.photoFormat(),
            texts.bytes(run.photoBytes())),
        received == null ? null : texts.get("run.trust.received", texts.bytes(received)),
        texts.get("run.kept", texts.time(run.created().plus(site.keep()), site.clock().getZone())));
  }

  private String size(ImageSize size) {
    return texts.get("run.size", pixels(size.width()), pixels(size.height()));
  }
}
