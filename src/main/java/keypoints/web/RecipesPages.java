package keypoints.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import keypoints.inference.ObjectClass;
import keypoints.measure.Kind;
import keypoints.measure.Limits;
import keypoints.measure.Recipe;
import keypoints.measure.RecipeBook;
import keypoints.measure.RecipeFile;
import keypoints.measure.Subject;
import org.jspecify.annotations.Nullable;

/** Makes the page of a model's recipes. */
final class RecipesPages {
  /** So many corners of an outline are offered; a recipe that has more keeps them. */
  private static final int CORNERS = 12;

  private final RecipeBook recipes;
  private final Texts texts;
  private final MeasureTexts values;
  private final RecipeNames names;

  RecipesPages(RecipeBook recipes, Texts texts) {
    this.recipes = recipes;
    this.texts = texts;
    this.values = new MeasureTexts(texts);
    this.names = new RecipeNames(recipes, texts);
  }

  /**
   * The page.
   *
   * @param run that the visitor came from; empty for none
   * @param fixed whether the visitor may not change them
   * @param form the recipe that is written; null for none
   */
  RecipesPage page(
      Subject subject,
      String run,
      boolean fixed,
      @Nullable RecipeForm form,
      List<Problem> problems) {
    List<Recipe> all = recipes.of(subject);
    return new RecipesPage(
        subject.model().toString(),
        run,
        RecipeFile.version(all),
        recipes.isWritten(subject.model()),
        fixed,
        all.stream().map(this::row).toList(),
        classes(subject, all),
        Arrays.stream(Kind.values()).map(kind -> choice(kind)).toList(),
        form == null ? null : fields(form, names(subject, all, form.objectClass())),
        problems);
  }

  private RecipesPage.Row row(Recipe recipe) {
    Limits limits = recipe.limits();
    return new RecipesPage.Row(
        names.name(recipe),
        recipe.objectClass(),
        word(recipe.kind()),
        String.join(", ", recipe.points()),
        limits == null ? "" : values.limits(recipe, limits));
  }

  private String word(Kind kind) {
    return texts.get("recipes.kind." + kind.word());
  }

  private RecipesPage.Choice choice(Kind kind) {
    return new RecipesPage.Choice(kind.word(), word(kind));
  }

  /** Those with points to choose; a file may name more than are known. */
  private static List<String> classes(Subject subject, List<Recipe> all) {
    return Stream.concat(
            subject.classes().stream()
                .filter(kind -> kind.keypoints().size() > 1)
                .map(ObjectClass::name),
            all.stream().map(Recipe::objectClass))
        .distinct()
        .toList();
  }

  /** The keypoints of a class; a file may name more than are known. */
  List<String> names(Subject subject, String objectClass) {
    return names(subject, recipes.of(subject), objectClass);
  }

  private static List<String> names(Subject subject, List<Recipe> all, String objectClass) {
    Set<String> names = new LinkedHashSet<>();
    subject.named(objectClass).ifPresent(kind -> names.addAll(kind.keypoints()));
    if (!subject.known()) {
      all.stream()
          .filter(recipe -> recipe.objectClass().equals(objectClass))
          .forEach(recipe -> names.addAll(recipe.points()));
    }
    return List.copyOf(names);
  }

  private RecipesPage.Fields fields(RecipeForm form, List<String> names) {
    Kind kind = Kind.named(form.kind()).orElseThrow();
    int count = kind == Kind.AREA ? Math.max(CORNERS, form.points().size()) : kind.points();
    return new RecipesPage.Fields(
        form,
        word(kind),
        IntStream.range(0, count).mapToObj(place -> place(kind, place, form.point(place))).toList(),
        names);
  }

  private RecipesPage.Place place(Kind kind, int place, String chosen) {
    String label =
        kind == Kind.AREA
            ? texts.get("recipes.point.area", place + 1)
            : texts.get("recipes.point." + kind.word() + "." + (place + 1));
    return new RecipesPage.Place(label, chosen);
  }

  /** What a recipe of the list says. */
  RecipeForm change(int at, Recipe recipe) {
    return RecipeForm.of(Integer.toString(at), recipe, texts);
  }

  /** What to begin with: nothing but the kind, or what is usual for the class where it has that. */
  RecipeForm begin(Subject subject, Kind kind, String objectClass) {
    return subject
        .named(objectClass)
        .flatMap(known -> Recipe.usual(known, kind))
        .map(recipe -> RecipeForm.of("", recipe, texts))
        .orElseGet(() -> RecipeForm.blank(kind, objectClass));
  }
}
