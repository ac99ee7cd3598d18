package keypoints.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured with a model, to be looked at and changed.
 *
 * @param model its address
 * @param run that the visitor came from; empty when there is none
 * @param version of the recipes, which changes must name
 * @param written whether they are others than those that came with the model
 * @param fixed whether the visitor may not change them
 * @param rows one for each recipe
 * @param classes to choose from; empty when none are known
 * @param kinds to choose from
 * @param form the recipe that is written; null for none
 * @param problems what is wrong with what was sent
 */
public record RecipesPage(
    String model,
    String run,
    String version,
    boolean written,
    boolean fixed,
    List<Row> rows,
    List<String> classes,
    List<Choice> kinds,
    @Nullable Fields form,
    List<Problem> problems)
    implements Page {

  /** A recipe in words. */
  public record Row(String name, String objectClass, String kind, String points, String limits) {}

  /** A word of forms, and what people read. */
  public record Choice(String word, String text) {}

  /**
   * The form of a recipe.
   *
   * @param typed what it holds
   * @param kind what it measures, for people
   * @param places one for each point
   * @param names of keypoints to choose from
   */
  public record Fields(RecipeForm typed, String kind, List<Place> places, List<String> names) {
    /** Whether it is a new one. */
    public boolean fresh() {
      return typed.at().isEmpty();
    }

    /** Whether it has a scale of its own. */
    public boolean dial() {
      return typed.kind().equals("dial");
    }

    /** Whether there are good and bad values of it. */
    public boolean limited() {
      return !typed.kind().equals("clock");
    }

    /** Whether a known length makes mm of it. */
    public boolean scales() {
      return List.of("distance", "area").contains(typed.kind());
    }
  }

  /** A place of a point: what it is, and the point chosen. */
  public record Place(String label, String chosen) {}

  @Override
  public String template() {
    return "recipes";
  }

  /** Where the forms are sent to. */
  public String address() {
    return "/models/" + model + "/recipes";
  }

  /** The sentence for this field; null when nothing is wrong there. */
  public @Nullable String problem(String field) {
    return problems.stream()
        .filter(problem -> problem.field().equals(field))
        .map(Problem::sentence)
        .findFirst()
        .orElse(null);
  }
}
