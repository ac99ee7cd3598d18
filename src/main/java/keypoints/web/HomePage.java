package keypoints.web;

import java.util.List;
import keypoints.image.ImageLimits;
import keypoints.inference.Model;
import keypoints.inference.ObjectClass;
import org.jspecify.annotations.Nullable;

/**
 * The start page.
 *
 * @param form what was typed
 * @param problems what is wrong with it
 * @param keptSource what the photo is called that need not be chosen again; null when there is none
 * @param models to choose from
 * @param otherModels whether a model may be typed that is not offered
 * @param otherModel the model that was typed; empty when one of the offered is meant
 * @param samples names of the sample photos
 * @param recent the newest runs
 * @param limits of a photo
 * @param keepHours how long a run is kept
 */
public record HomePage(
    RunForm form,
    List<Problem> problems,
    @Nullable String keptSource,
    List<Choice> models,
    boolean otherModels,
    String otherModel,
    List<String> samples,
    List<RunItem> recent,
    ImageLimits limits,
    long keepHours)
    implements Page, FormPage {
  /**
   * A model to choose.
   *
   * @param place where it runs, in words
   * @param classes what it finds; empty when that is not known
   */
  public record Choice(String id, String place, String classes) {
    static List<Choice> all(Site site, Texts texts) {
      return site.models().offered().stream().map(model -> of(model, texts)).toList();
    }

    /** The model that was typed; empty when it is one of the offered. */
    static String typed(Site site, String model) {
      boolean offered =
          site.models().offered().stream().anyMatch(one -> one.id().toString().equals(model));
      return offered ? "" : model;
    }

    private static Choice of(Model model, Texts texts) {
      String place =
          model.embedded()
              ? texts.get("model.place.here")
              : texts.get("model.place.host", model.place());
      List<String> names = model.classes().stream().map(ObjectClass::name).toList();
      return new Choice(model.id().toString(), place, String.join(", ", names));
    }
  }

  @Override
  public String template() {
    return "home";
  }
}
