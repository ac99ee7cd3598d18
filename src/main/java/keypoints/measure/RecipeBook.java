package keypoints.measure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import keypoints.db.Database;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.FoundObject;
import keypoints.inference.ModelId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recipes in use: those written on the pages, before those that came with the models. They are
 * read anew each time, for other instances may have written them.
 */
public final class RecipeBook {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeBook.class);

  private final Recipes came;
  private final Database database;

  public RecipeBook(Recipes came, Database database) {
    this.came = came;
    this.database = database;
  }

  private Optional<String> written(ModelId model) {
    String sql = "select recipes from recipe where model = ?";
    return database.query(sql, row -> row.getString(1), model.toString()).stream().findFirst();
  }

  /** Empty for what cannot be read, so that what came with the model is measured at least. */
  private static Optional<List<Recipe>> read(ModelId model, String json) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return Optional.of(RecipeFile.read(new ByteArrayInputStream(bytes), List.of()));
    } catch (Failure e) {
      LOG.error("The recipes of {} in the database cannot be read", model, e);
      return Optional.empty();
    }
  }

  /** What to measure on each of these objects of a model; nothing on one without keypoints. */
  public List<List<Recipe>> of(ModelId model, List<FoundObject> objects) {
    List<Recipe> own = written(model).flatMap(json -> read(model, json)).orElse(null);
    return objects.stream()
        .map(object -> own == null ? came.of(model, object) : Recipes.on(object, own))
        .toList();
  }

  /** All recipes of a model, in the order in which they are shown. */
  public List<Recipe> of(Subject subject) {
    return written(subject.model())
        .flatMap(json -> read(subject.model(), json))
        .orElseGet(() -> came.of(subject));
  }

  /** Whether it came with the application, so that its name may be told in other languages. */
  public boolean isBuiltIn(Recipe recipe) {
    return came.isBuiltIn(recipe);
  }

  /** Whether the recipes of this model are others than those that came with it. */
  public boolean isWritten(ModelId model) {
    return written(model).isPresent();
  }

  /**
   * Changes the recipes of a model, from now on and for old runs, too.
   *
   * @param version that whoever changes them has seen, see {@link RecipeFile#version}
   * @throws Failure RECIPES_CHANGED when they are others by now
   */
  public void change(Subject subject, String version, UnaryOperator<List<Recipe>> change) {
    ModelId model = subject.model();
    Optional<String> before = written(model);
    List<Recipe> now = before.flatMap(json -> read(model, json)).orElseGet(() -> came.of(subject));
    boolean seen = RecipeFile.version(now).equals(version);
    if (!seen || !put(model, before, RecipeFile.write(change.apply(now)))) {
      throw new Failure(Reason.RECIPES_CHANGED, null);
    }
  }

  /** Whether nobody was faster. */
  private boolean put(ModelId model, Optional<String> before, String after) {
    int put =
        before.isPresent()
            ? database.update(
                "update recipe set recipes = ? where model = ? and recipes = ?",
                after,
                model.toString(),
                before.get())
            : database.update(
                "insert into recipe (model, recipes) values (?, ?) on conflict do nothing",
                model.toString(),
                after);
    return put > 0;
  }

  /** Goes back to what came with the model. */
  public void forget(ModelId model) {
    database.update("delete from recipe where model = ?", model.toString());
  }
}
