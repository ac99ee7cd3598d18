package keypoints.web;

import java.util.List;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/** Makes the start page, empty or with what was typed. */
final class HomePages {
  private static final int RECENT = 4;

  private final Site site;
  private final Samples samples;
  private final Texts texts;

  HomePages(Site site, Samples samples, Texts texts) {
    this.site = site;
    this.samples = samples;
    this.texts = texts;
  }

  /** The model that is asked when nobody chose one. */
  ModelId defaultModel() {
    return site.models().offered().get(0).id();
  }

  HomePage blank() {
    return page(RunForm.blank(defaultModel()), List.of(), null);
  }

  /**
   * The page again, as it was sent.
   *
   * @param keptSource what the photo is called that need not be chosen again
   */
  HomePage again(RunForm form, List<Problem> problems, @Nullable String keptSource) {
    return page(form, problems, keptSource);
  }

  private HomePage page(RunForm form, List<Problem> problems, @Nullable String keptSource) {
    List<Model> offered = site.models().offered();
    boolean typed = offered.stream().noneMatch(model -> model.id().toString().equals(form.model()));
    return new HomePage(
        form,
        problems,
        keptSource,
        offered.stream().map(model -> HomePage.Choice.of(model, texts)).toList(),
        site.otherModels(),
        typed ? form.model() : "",
        samples.names(),
        recent(),
        site.photos().limits(),
        site.keep().toHours());
  }

  private List<RunItem> recent() {
    return site.runs().newest(RECENT, 0).stream()
        .map(run -> RunItem.of(run, texts, site.clock().getZone()))
        .toList();
  }
}
