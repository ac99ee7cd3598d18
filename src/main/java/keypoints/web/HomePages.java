package keypoints.web;

import java.util.List;
import keypoints.inference.ModelId;
import keypoints.run.Search;
import org.jspecify.annotations.Nullable;

/** Makes the start page, empty or with what was typed. */
final class HomePages {
  private static final int RECENT = 4;

  private final Site site;
  private final Samples samples;

  HomePages(Site site, Samples samples) {
    this.site = site;
    this.samples = samples;
  }

  /** The model that is asked when nobody chose one. */
  ModelId defaultModel() {
    return site.models().offered().get(0).id();
  }

  HomePage blank(Texts texts) {
    return page(RunForm.blank(defaultModel()), List.of(), null, texts);
  }

  /**
   * The page again, as it was sent.
   *
   * @param keptSource what the photo is called that need not be chosen again
   */
  HomePage again(RunForm form, List<Problem> problems, @Nullable String keptSource, Texts texts) {
    return page(form, problems, keptSource, texts);
  }

  private HomePage page(
      RunForm form, List<Problem> problems, @Nullable String keptSource, Texts texts) {
    return new HomePage(
        form,
        problems,
        keptSource,
        HomePage.Choice.all(site, texts),
        site.otherModels(),
        HomePage.Choice.typed(site, form.model()),
        samples.names(),
        recent(texts),
        site.photos().limits(),
        site.keep().toHours());
  }

  private List<RunItem> recent(Texts texts) {
    return site.runs().history().older(Search.ALONE, null, RECENT).stream()
        .map(run -> RunItem.of(run, texts, site.clock().getZone()))
        .toList();
  }
}
