package keypoints.web;

import java.util.List;
import keypoints.inference.DetectOptions;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a run can be compared with.
 *
 * @param id of the run
 * @param name of its answer, see {@link Side}
 * @param run as lists show it
 * @param corrected the query that compares it with its model's own answer; null when nobody has put
 *     anything right
 * @param others runs of the same photo with the queries that compare them, newest first
 * @param form settings to look at the photo again with
 * @param models to choose from
 * @param otherModels whether a model may be typed that is not offered
 * @param otherModel the model that was typed; empty when one of the offered is meant
 * @param problems with the form
 */
public record CompareChoice(
    String id,
    String name,
    RunItem run,
    @Nullable String corrected,
    List<Other> others,
    RunForm form,
    List<HomePage.Choice> models,
    boolean otherModels,
    String otherModel,
    List<Problem> problems)
    implements Page, FormPage {
  private static final int MOST = 12;

  /** Another run of the photo. */
  public record Other(RunItem run, String asked, String query) {}

  /** The settings of the run itself. */
  static RunForm form(Side side) {
    DetectOptions asked = side.run().options();
    return new RunForm(
        "",
        "",
        "",
        side.run().model().toString(),
        RunFilter.percent(asked.confidence()),
        RunFilter.percent(asked.overlap()),
        RunFilter.percent(asked.keypointConfidence()),
        String.join(", ", asked.classes()),
        asked.stroke() == 0 ? "" : Integer.toString(asked.stroke()),
        asked.labels());
  }

  static CompareChoice of(Site site, Side side, RunForm form, List<Problem> problems, Texts texts) {
    Run run = side.run();
    return new CompareChoice(
        run.id(),
        side.name(),
        RunItem.of(run, texts, site.clock().getZone()),
        side.corrected() ? query(side, run.id()) : null,
        site.runs().ofPhoto(run.photoSha256(), MOST + 1).stream()
            .filter(other -> !other.id().equals(run.id()))
            .limit(MOST)
            .map(
                other ->
                    new Other(
                        RunItem.of(other, texts, site.clock().getZone()),
                        texts.asked(other.options()),
                        query(side, other.id())))
            .toList(),
        form,
        HomePage.Choice.all(site, texts),
        site.otherModels(),
        HomePage.Choice.typed(site, form.model()),
        problems);
  }

  private static String query(Side side, String other) {
    return QueryField.query(List.of(new QueryField("a", side.name()), new QueryField("b", other)));
  }

  @Override
  public String template() {
    return "compare-choice";
  }
}
