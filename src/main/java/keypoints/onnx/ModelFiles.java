package keypoints.onnx;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import keypoints.inference.ObjectClass;
import org.jspecify.annotations.Nullable;

/**
 * The files of a model as Roboflow Inference keeps them in its cache: {@code weights.onnx}, {@code
 * class_names.txt} (one a line), {@code environment.json} (preprocessing, colours) and, when there
 * are keypoints, {@code keypoints_metadata.json} (names and edges of each class).
 */
final class ModelFiles {
  private static final Jsonb JSONB = JsonbBuilder.create();

  private final Source source;
  private final JsonObject environment;

  private ModelFiles(Source source) throws IOException {
    this.source = source;
    this.environment = object(text("environment.json"));
  }

  /** Where the files come from; null when there is none of that name. */
  @FunctionalInterface
  private interface Source {
    @Nullable InputStream open(String name) throws IOException;
  }

  static ModelFiles in(Path folder) throws IOException {
    return new ModelFiles(
        name -> {
          Path file = folder.resolve(name);
          return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        });
  }

  /** Of a model that comes with the application: {@code /models/dials/1/}. */
  static ModelFiles builtIn(String folder) throws IOException {
    return new ModelFiles(name -> ModelFiles.class.getResourceAsStream(folder + name));
  }

  byte[] weights() throws IOException {
    return bytes("weights.onnx");
  }

  /**
   * A network that looks again, from near, at each object that the first one found: {@code
   * SECOND_LOOK} in {@code environment.json}, an addition of ours.
   *
   * @param weights of a network with the same classes and keypoints
   * @param surroundings side of the square that it is shown, in sizes of the object
   * @param enough confidence of the first look from which a second one is taken, 0-1
   */
  record Near(byte[] weights, double surroundings, double enough) {}

  /** The second look; empty when the model has none. */
  Optional<Near> near() throws IOException {
    if (!environment.containsKey("SECOND_LOOK")) {
      return Optional.empty();
    }
    JsonObject look = environment.getJsonObject("SECOND_LOOK");
    return Optional.of(
        new Near(
            bytes(look.getString("weights")),
            look.getJsonNumber("surroundings").doubleValue(),
            look.getJsonNumber("enough").doubleValue()));
  }

  /** The classes in the order of their ids. */
  List<ObjectClass> classes() throws IOException {
    List<String> names = text("class_names.txt").lines().map(String::strip).toList();
    List<Skeleton> skeletons = skeletons();
    List<ObjectClass> classes = new ArrayList<>();
    for (String name : names.stream().filter(name -> !name.isEmpty()).toList()) {
      String color = color(name, classes.size());
      classes.add(
          skeletons.stream()
              .filter(skeleton -> skeleton.objectClass().equals(name))
              .findFirst()
              .map(skeleton -> skeleton.objectClass(color))
              .orElse(new ObjectClass(name, color, List.of(), List.of())));
    }
    return classes;
  }

  /** How a photo is brought to the size of the network's input. */
  Resize resize() {
    JsonObject steps = preprocessing();
    JsonObject resize =
        steps.containsKey("resize") ? steps.getJsonObject("resize") : JsonValue.EMPTY_JSON_OBJECT;
    return Resize.named(resize.getString("format", "Stretch to"));
  }

  /** The steps that this engine does not do: results would differ from the model's training. */
  List<String> unsupportedSteps() {
    JsonObject steps = preprocessing();
    return steps.keySet().stream()
        .filter(step -> List.of("static-crop", "contrast", "grayscale").contains(step))
        .filter(step -> steps.getJsonObject(step).getBoolean("enabled", false))
        .toList();
  }

  /** The object, or the same object as a JSON text. */
  private JsonObject preprocessing() {
    JsonValue steps = environment.getOrDefault("PREPROCESSING", JsonValue.EMPTY_JSON_OBJECT);
    return steps instanceof JsonString text ? object(text.getString()) : steps.asJsonObject();
  }

  private String color(String className, int classId) {
    JsonObject colors =
        environment.containsKey("COLORS")
            ? environment.getJsonObject("COLORS")
            : JsonValue.EMPTY_JSON_OBJECT;
    return colors.getString(className, ObjectClass.paletteColor(classId));
  }

  private List<Skeleton> skeletons() throws IOException {
    try (InputStream in = source.open("keypoints_metadata.json")) {
      if (in == null) {
        return List.of();
      }
      return List.of(JSONB.fromJson(in, Skeleton[].class));
    }
  }

  /** One entry of {@code keypoints_metadata.json}; the keys of keypoints are slots in any order. */
  public record Skeleton(
      @JsonbProperty("object_class") String objectClass,
      Map<String, String> keypoints,
      @Nullable List<ObjectClass.Edge> edges) {

    ObjectClass objectClass(String color) {
      List<String> names = new ArrayList<>();
      for (int slot = 0; slot < keypoints.size(); slot++) {
        names.add(keypoints.get(Integer.toString(slot)));
      }
      return new ObjectClass(objectClass, color, names, edges == null ? List.of() : edges);
    }
  }

  private static JsonObject object(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String name) throws IOException {
    try (InputStream in = source.open(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    }
  }
}
