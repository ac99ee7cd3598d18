package keypoints.web;

import java.util.Locale;
import keypoints.measure.Recipe;
import keypoints.measure.RecipeBook;

/** What recipes are called: ours in the page's language, others as they were written. */
record RecipeNames(RecipeBook recipes, Texts texts) {

  String title(Recipe recipe) {
    return recipes.isBuiltIn(recipe)
        ? texts.get("recipe." + recipe.name().toLowerCase(Locale.ROOT))
        : recipe.name();
  }

  /** The same with its side. */
  String name(Recipe recipe) {
    return recipe.side() == null
        ? title(recipe)
        : texts.get("measure.side." + recipe.side(), title(recipe));
  }
}
