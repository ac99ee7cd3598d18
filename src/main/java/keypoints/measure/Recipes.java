package keypoints.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import org.jspecify.annotations.Nullable;

/** What is measured on which objects. */
public final class Recipes {
  private static final ModelId DIALS = new ModelId("dials", "1");
  private static final String FILE = "recipes.json";

  private final Map<ModelId, List<Recipe>> own = new HashMap<>();

  /** By class; used for models without a file of their own, by the names of keypoints. */
  private final List<List<Recipe>> builtIn = new ArrayList<>();

  /**
   * Reads all recipes.
   *
   * @param folder where they lie as {@code <project>/<version>/recipes.json}; null for the built-in
   *     ones alone
   * @param models whose classes are held against them
   * @throws IllegalStateException when a file cannot be used, saying which and why
   */
  public Recipes(@Nullable Path folder, List<Model> models) {
    List<Recipe> dials = resource("/models/dials/1/" + FILE);
    own.put(DIALS, dials);
    builtIn.addAll(byClass(dials));
    builtIn.addAll(byClass(resource("/recipes/person.json")));
    for (Path file : files(folder)) {
      Path version = file.getParent();
      ModelId id = new ModelId(name(version.getParent()), name(version));
      own.put(id, read(file, id, models));
    }
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static List<Path> files(@Nullable Path folder) {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> found =
        Files.find(folder, 3, (file, a) -> file.endsWith(FILE) && depth(folder, file) == 3)) {
      return found.toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot list the recipes in " + folder, e);
    }
  }

  private static int depth(Path folder, Path file) {
    return folder.relativize(file).getNameCount();
  }

  private static List<Recipe> read(Path file, ModelId id, List<Model> models) {
    List<ObjectClass> known =
        models.stream()
            .filter(model -> model.id().equals(id))
            .findFirst()
            .map(Model::classes)
            .orElse(List.of());
    try (InputStream json = Files.newInputStream(file)) {
      return RecipeFile.read(json, known);
    } catch (IOException | Failure e) {
      throw new IllegalStateException("cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<Recipe> resource(String path) {
    try (InputStream json = Recipes.class.getResourceAsStream(path)) {
      return RecipeFile.read(json, List.of());
    } catch (IOException | Failure e) {
      throw new IllegalStateException("cannot use " + path + ": " + e.getMessage(), e);
    }
  }

  /** Whether it came with the application, so that its name may be told in other languages. */
  boolean isBuiltIn(Recipe recipe) {
    return builtIn.stream()
        .flatMap(List::stream)
        .anyMatch(ours -> ours.of(recipe.objectClass()).equals(recipe));
  }

  private static List<List<Recipe>> byClass(List<Recipe> recipes) {
    Map<String, List<Recipe>> classes =
        recipes.stream()
            .collect(
                Collectors.groupingBy(
                    Recipe::objectClass, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(classes.values());
  }

  /** What to measure on an object that this model found; empty for one without keypoints. */
  public List<Recipe> of(ModelId model, FoundObject object) {
    if (own.containsKey(model)) {
      return on(object, own.get(model));
    }
    boolean known = !object.kind().keypoints().isEmpty();
    return usual(known ? object.kind() : found(object), known);
  }

  /** All recipes of a model; without a file of its own, what is usual for each of its classes. */
  List<Recipe> of(Subject subject) {
    return own.containsKey(subject.model())
        ? own.get(subject.model())
        : subject.classes().stream()
            .flatMap(kind -> usual(kind, subject.known()).stream())
            .toList();
  }

  /** Those of its class. */
  static List<Recipe> on(FoundObject object, List<Recipe> recipes) {
    String name = object.prediction().name();
    return recipes.stream().filter(recipe -> recipe.objectClass().equals(name)).toList();
  }

  private static ObjectClass found(FoundObject object) {
    List<String> names = object.points().stream().map(FoundPoint::name).toList();
    return new ObjectClass(object.kind().name(), object.kind().color(), names, List.of());
  }

  private List<Recipe> usual(ObjectClass kind, boolean known) {
    return builtIn.stream()
        .filter(recipes -> fits(recipes, kind, known))
        .findFirst()
        .map(recipes -> recipes.stream().map(recipe -> recipe.of(kind.name())).toList())
        .orElseGet(() -> Template.of(kind));
  }

  /**
   * Whether the class has the keypoints of these recipes. A model whose classes are not known tells
   * found ones only; half of them must do then.
   */
  private static boolean fits(List<Recipe> recipes, ObjectClass kind, boolean known) {
    Set<String> wanted =
        recipes.stream()
            .flatMap(recipe -> recipe.points().stream())
            .map(Recipe::plain)
            .collect(Collectors.toSet());
    long there =
        kind.keypoints().stream().map(Recipe::plain).distinct().filter(wanted::contains).count();
    return known ? there == wanted.size() : 2 * there >= wanted.size();
  }
}
