package keypoints.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import keypoints.inference.Prediction;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** Makes the forms that choose what is shown of a run. */
final class RunFilters {
  private static final Set<String> FIELDS =
      Set.of(
          RunFilter.CONFIDENCE,
          RunFilter.OVERLAP,
          RunFilter.KEYPOINT_CONFIDENCE,
          RunFilter.CLASSES);

  private static final int PERCENT = 100;

  private final Texts texts;

  RunFilters(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param names of all classes, in the order to show them
   * @param problem why the model could not be asked again; null when nobody tried
   */
  RunPage.Filter of(Run run, RunView view, List<String> names, @Nullable String problem) {
    RunFilter filter = view.filter();
    return new RunPage.Filter(
        RunFilter.percent(filter.confidence()),
        run.options().confidence() * PERCENT,
        RunFilter.percent(filter.overlap()),
        run.options().overlap() * PERCENT,
        RunFilter.percent(filter.keypointConfidence()),
        classes(run, filter, names),
        kept(run, view),
        filter.beyond() ? again(view, problem) : null,
        QueryField.query(filter.query()),
        view.withDrawn(false).query(),
        view.withDrawn(true).query());
  }

  private static List<RunPage.ClassChoice> classes(Run run, RunFilter filter, List<String> names) {
    List<String> found =
        run.inference().predictions().stream().map(Prediction::name).distinct().toList();
    return names.stream()
        .filter(found::contains)
        .map(
            name ->
                new RunPage.ClassChoice(
                    name, filter.classes().isEmpty() || filter.classes().contains(name)))
        .toList();
  }

  /** The overlay's boxes for layers belong to the same form. */
  private static List<QueryField> kept(Run run, RunView view) {
    Set<String> asked = new HashSet<>(FIELDS);
    if (!view.drawn() && !view.filter().apply(run.inference()).isEmpty()) {
      asked.add(Layers.FIELD);
    }
    return view.without(asked);
  }

  private RunPage.Again again(RunView view, @Nullable String problem) {
    RunFilter filter = view.filter();
    return new RunPage.Again(
        texts.asked(filter.asked()), texts.asked(filter.wanted()), problem, view.fields());
  }
}
