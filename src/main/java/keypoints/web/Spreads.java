package keypoints.web;

import java.util.List;
import java.util.Objects;
import keypoints.failure.Failure;
import keypoints.inference.FoundObject;
import keypoints.inference.Inference;
import keypoints.measure.Uncertainty;
import keypoints.run.Run;

/** How far what was found in a run may be off. */
record Spreads(Site site, Texts texts) {

  /** The objects with what became of them in shifted copies of the photo, where that is known. */
  List<Uncertainty> of(Run run, List<FoundObject> objects) {
    List<Inference> copies = copies(site, run);
    return objects.stream().map(object -> Uncertainty.of(object, copies)).toList();
  }

  /** Answers to shifted copies of the photo; empty when nobody asked for them. */
  static List<Inference> copies(Site site, Run run) {
    return run.place().isEmpty() ? site.runs().repeats(run.id()) : List.of();
  }

  RunMeasurements.Spreads page(Run run, List<Uncertainty> objects) {
    List<Uncertainty.Source> sources =
        objects.stream().map(Uncertainty::source).filter(Objects::nonNull).distinct().toList();
    String statement =
        sources.contains(Uncertainty.Source.REPEATS)
            ? texts.get("measure.spread.repeats")
            : sources.contains(Uncertainty.Source.MODEL) ? texts.get("measure.spread.model") : "";
    boolean repeated = sources.contains(Uncertainty.Source.REPEATS);
    return new RunMeasurements.Spreads(statement, !repeated && canRepeat(run));
  }

  /** Hosted models cost time and money of others, and shift no copies. */
  private boolean canRepeat(Run run) {
    try {
      return run.place().isEmpty() && site.models().get(run.model()).embedded();
    } catch (Failure gone) {
      return false;
    }
  }
}
