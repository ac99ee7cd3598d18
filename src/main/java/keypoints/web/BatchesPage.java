package keypoints.web;

import java.util.List;
import keypoints.batch.Batch;
import keypoints.image.ImageLimits;
import keypoints.run.Search;

/**
 * The form for many photos.
 *
 * @param form what was typed
 * @param addresses what was typed, one a line
 * @param problems what is wrong with it
 * @param kept id of a batch whose photos need not be chosen again; empty without one
 * @param keptCount how many photos those are
 * @param models to choose from
 * @param otherModels whether a model may be typed that is not offered
 * @param otherModel the model that was typed; empty when one of the offered is meant
 * @param recent the newest batches
 * @param limits of each photo
 * @param keepHours how long results are kept
 */
public record BatchesPage(
    RunForm form,
    String addresses,
    List<Problem> problems,
    String kept,
    int keptCount,
    List<HomePage.Choice> models,
    boolean otherModels,
    String otherModel,
    List<BatchLine> recent,
    ImageLimits limits,
    long keepHours)
    implements Page, FormPage {
  private static final int RECENT = 50;

  /** What was sent, as far as it is not in order. */
  record Attempt(
      RunForm form, String addresses, List<Problem> problems, String kept, int keptCount) {}

  static BatchesPage of(Site site, Attempt attempt, Texts texts) {
    return new BatchesPage(
        attempt.form(),
        attempt.addresses(),
        attempt.problems(),
        attempt.kept(),
        attempt.keptCount(),
        HomePage.Choice.all(site, texts),
        site.otherModels(),
        HomePage.Choice.typed(site, attempt.form().model()),
        BatchLine.all(
            site, site.batching().batches().list().older(Search.ALL, null, RECENT), texts),
        site.photos().limits(),
        site.keep().toHours());
  }

  /** The most photos of one batch. */
  public int most() {
    return Batch.MOST;
  }

  @Override
  public String template() {
    return "batches";
  }
}
