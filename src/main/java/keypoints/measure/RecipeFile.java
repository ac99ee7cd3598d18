package keypoints.measure;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
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
   * @throws IOException saying what is wrong in it
   */
  public static List<Recipe> read(InputStream json, List<ObjectClass> known) throws IOException {
    try {
      List<Recipe> recipes = JSONB.fromJson(json, RecipeFile.class).measurements();
      recipes.forEach(recipe -> check(recipe, known));
      List<Recipe> shown = recipes.stream().map(Recipe::onOneLine).toList();
      shown.forEach(recipe -> check(recipe, known)); // of a name nothing may be left
      return shown;
    } catch (JsonException | JsonbException | IllegalArgumentException e) {
      throw new IOException(deepest(e), e);
    }
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

  /** The library's own words are about itself, the innermost ones about the file. */
  private static @Nullable String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }

  private static void check(Recipe recipe, List<ObjectClass> known) {
    String name = recipe.name();
    require(name != null && !name.isBlank(), "a measurement has no name");
    require(recipe.objectClass() != null, name + " has no class");
    require(recipe.kind() != null, name + " has no kind");
    require(
        recipe.kind().takes(recipe.points().size()),
        name
            + " has "
            + recipe.points().size()
            + " points, which do not make a "
            + recipe.kind().word());
    String side = recipe.side();
    require(
        side == null || Set.of(Recipe.LEFT, Recipe.RIGHT).contains(side),
        name + " has side " + side + ", not left or right");
    check(recipe.kind(), recipe.scale(), name);
    check(recipe.kind(), recipe.limits(), name);
    checkPoints(recipe, known);
  }

  private static void check(Kind kind, @Nullable DialScale scale, String name) {
    require(scale == null || kind == Kind.DIAL, name + " has a scale and is no dial");
    require(scale == null || scale.range() > 0, name + " has a scale without length");
  }

  private static void check(Kind kind, @Nullable Limits limits, String name) {
    if (limits == null) {
      return;
    }
    require(kind != Kind.CLOCK, name + " is a time, which has no limits");
    require(limits.ok() != null && !limits.ok().empty(), name + " has limits without ok values");
    Limits.Range check = limits.check();
    require(check == null || !check.empty(), name + " has an empty range to check");
    String unit = limits.unit();
    require(
        unit == null || (unit.equals(Limits.MILLIMETRES) && kind.scales()),
        name + " has limits in " + unit);
  }

  private static void checkPoints(Recipe recipe, List<ObjectClass> known) {
    if (known.isEmpty()) {
      return;
    }
    Set<String> names =
        known.stream()
            .filter(kind -> kind.name().equals(recipe.objectClass()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no class " + recipe.objectClass()))
            .keypoints()
            .stream()
            .map(Recipe::plain)
            .collect(Collectors.toSet());
    for (String point : recipe.points()) {
      require(names.contains(Recipe.plain(point)), recipe.name() + ": no keypoint " + point);
    }
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
