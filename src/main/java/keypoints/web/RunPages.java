package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import keypoints.measure.Uncertainty;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Makes pages of runs, in one language, from the stored answer and a filter. */
final class RunPages {
  private static final int MOST_IN_JSON = 400;
  private static final double TALL = 1.1;
  private static final double TALLER = 1.7;

  private final Site site;
  private final Texts texts;
  private final Programs programs;
  private final Measuring measuring;
  private final Spreads spreads;
  private final RunFilters filters;
  private final Tables tables;

  RunPages(Site site, Programs programs, Texts texts) {
    this.site = site;
    this.texts = texts;
    this.programs = programs;
    this.measuring = new Measuring(site, texts);
    this.spreads = new Spreads(site, texts);
    this.filters = new RunFilters(texts);
    this.tables = new Tables(texts);
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
    List<Uncertainty> doubts = spreads.of(run, objects);
    List<Seen> seen = Seen.all(doubts, inference, view.look().object());
    FoundObject chosen = chosen(seen);
    Window window =
        view.look().window(inference.image(), chosen == null ? null : chosen.prediction());
    List<String> names = classNames(known, inference);
    RunMeasurements measurements = measuring.page(run, doubts, view);
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
        Parts.of(window, inference.image(), chosen, view),
        new Drawing(inference.image(), window, view).of(seen),
        description(seen),
        tables.of(inference.predictions(), seen, view),
        PointsForm.of(form, run, objects, fields.overlayQuery(), texts),
        Histogram.of(inference.predictions(), shown, filter, texts),
        measurements,
        fields,
        facts(run, filter),
        trust(run),
        programs.of(ApiCall.of(run, run.place().isEmpty() ? api : site.hosted(run)), texts),
        json(inference.original()));
  }

  /** A long one is a file only. */
  private static @Nullable String json(Inference inference) {
    int points = inference.predictions().stream().mapToInt(one -> one.keypoints().size()).sum();
    return points > MOST_IN_JSON ? null : InferenceJson.write(inference);
  }

  private static List<String> classNames(List<ObjectClass> known, Inference inference) {
    return Stream.concat(
            known.stream().map(ObjectClass::name),
            inference.predictions().stream().map(Prediction::name))
        .distinct()
        .toList();
  }

  /** So that a picture that is higher than wide still fits on a screen. */
  static String frame(ImageSize size) {
    double ratio = (double) size.height() / size.width();
    return ratio > TALLER ? "picture-taller" : ratio > TALL ? "picture-tall" : "";
  }

  private static @Nullable FoundObject chosen(List<Seen> seen) {
    return seen.stream().filter(Seen::chosen).map(Seen::object).findFirst().orElse(null);
  }

  /** Of the objects whose points are shown; more than these nobody listens to. */
  private String description(List<Seen> objects) {
    List<String> sentences = new ArrayList<>();
    for (Seen one : objects.stream().filter(Seen::detailed).toList()) {
      FoundObject object = one.object();
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

  private String pixels(double value) {
    return texts.number(value, 0);
  }

  private List<RunPage.Fact> facts(Run run, RunFilter filter) {
    List<RunPage.Fact> facts = new ArrayList<>();
    facts.add(fact("run.fact.source", run.source()));
    facts.add(fact("run.fact.size", size(run.inference().image())));
    facts.add(fact("run.fact.model", run.model().toString()));
    facts.add(fact("run.fact.place", place(run)));
    facts.add(fact("run.fact.asked", texts.asked(run.options())));
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
    int points =
        run.inference().predictions().stream()
            .mapToInt(object -> object.correctedSlots().size())
            .sum();
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
