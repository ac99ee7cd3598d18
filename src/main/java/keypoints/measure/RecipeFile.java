package keypoints.measure;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.ObjectClass;
import org.jspecify.annotations.Nullable;

/**
 * A {@code recipes.json}.
 *
 * @param measurements in the order in which they are shown
 */
public record RecipeFile(List<Recipe> measurements) {
  /** A misspelt name must not be read as one left out. */
  private static final Jsonb JSONB =
      JsonbBuilder.create(
          new JsonbConfig()
              .withFormatting(true)
              .setProperty("jsonb.fail-on-unknown-properties", true));

  public RecipeFile {
    measurements = List.copyOf(measurements);
  }

  /**
   * Reads and checks a file.
   *
   * @param known classes of the model; empty when they are not known
   * @throws Failure saying what is wrong in it
   */
  public static List<Recipe> read(InputStream json, List<ObjectClass> known) {
    List<Recipe> recipes = parse(json);
    recipes.forEach(recipe -> check(recipe, known));
    List<Recipe> shown = recipes.stream().map(Recipe::onOneLine).toList();
    shown.forEach(recipe -> check(recipe, known)); // of a name nothing may be left
    return shown;
  }

  private static List<Recipe> parse(InputStream json) {
    try {
      return JSONB.fromJson(json, RecipeFile.class).measurements();
    } catch (JsonException | JsonbException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /** The library's own words are about itself, the innermost ones about the file. */
  private static Failure unreadable(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof JsonParsingException broken) {
      JsonLocation at = broken.getLocation();
      return new Failure(
          Reason.RECIPES_NO_JSON,
          cause.getMessage(),
          failure,
          at.getLineNumber(),
          at.getColumnNumber());
    }
    return new Failure(Reason.RECIPES_UNREADABLE, cause.getMessage(), failure);
  }

  /** The file that is read as these recipes. */
  public static String write(List<Recipe> recipes) {
    return JSONB.toJson(new RecipeFile(recipes)).strip() + "\n";
  }

  /** Tells recipes from others: 8 hexadecimal digits. */
  public static String version(List<Recipe> recipes) {
    CRC32C sum = new CRC32C();
    sum.update(write(recipes).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(sum.getValue(), 8);
  }

  private static void check(Recipe recipe, List<ObjectClass> known) {
    String name = recipe.name();
    require(name != null && !name.isBlank(), Reason.RECIPE_NAMELESS, "a measurement has no name");
    require(recipe.objectClass() != null, Reason.RECIPE_INCOMPLETE, name + " has no class", name);
    require(recipe.kind() != null, Reason.RECIPE_INCOMPLETE, name + " has no kind", name);
    int points = recipe.points().size();
    require(
        recipe.kind().takes(points),
        Reason.RECIPE_POINTS,
        name + " has " + points + " points, which do not make a " + recipe.kind().word(),
        name,
        points);
    String side = recipe.side();
    require(
        side == null || Set.of(Recipe.LEFT, Recipe.RIGHT).contains(side),
        Reason.RECIPE_SIDE,
        name + " has side " + side + ", not left or right",
        name);
    check(recipe.kind(), recipe.scale(), name);
    check(recipe.kind(), recipe.limits(), name);
    checkPoints(recipe, known);
  }

  private static void check(Kind kind, @Nullable DialScale scale, String name) {
    if (scale != null) {
      require(kind == Kind.DIAL, Reason.RECIPE_SCALE, name + " has a scale and is no dial", name);
      require(scale.range() > 0, Reason.RECIPE_SCALE, name + " has a scale without length", name);
    }
  }

  private static void check(Kind kind, @Nullable Limits limits, String name) {
    if (limits == null) {
      return;
    }
    limited(kind != Kind.CLOCK, name, " is a time, which has no limits");
    limited(limits.ok() != null && !limits.ok().empty(), name, " has limits without ok values");
    Limits.Range check = limits.check();
    limited(check == null || !check.empty(), name, " has an empty range to check");
    String unit = limits.unit();
    limited(
        unit == null || (unit.equals(Limits.MILLIMETRES) && kind.scales()),
        name,
        " has limits in " + unit);
  }

  private static void limited(boolean met, String name, String otherwise) {
    require(met, Reason.RECIPE_LIMITS, name + otherwise, name);
  }

  private static void checkPoints(Recipe recipe, List<ObjectClass> known) {
    if (known.isEmpty()) {
      return;
    }
    String wanted = recipe.objectClass();
    ObjectClass kind =
        known.stream()
            .filter(one -> one.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new Failure(
                        Reason.RECIPE_CLASS_UNKNOWN, "no class " + wanted, recipe.name(), wanted));
    Set<String> names = kind.keypoints().stream().map(Recipe::plain).collect(Collectors.toSet());
    for (String point : recipe.points()) {
      require(
          names.contains(Recipe.plain(point)),
          Reason.RECIPE_POINT_UNKNOWN,
          recipe.name() + ": no keypoint " + point,
          recipe.name(),
          point);
    }
  }

  private static void require(boolean met, Reason reason, String log, Object... details) {
    if (!met) {
      throw new Failure(reason, log, details);
    }
  }
}
