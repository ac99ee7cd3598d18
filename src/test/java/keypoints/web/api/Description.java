package keypoints.web.api;

import static java.util.stream.Collectors.joining;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The description of the API, and values held against what it says. */
final class Description {
  private static final Set<String> METHODS = Set.of("get", "post");

  private final JsonObject document;

  Description(String json) {
    this.document = read(json).asJsonObject();
  }

  /**
   * One call that is described.
   *
   * @param path with its names in braces
   * @param method in upper case
   * @param parameters of the path and of the call
   */
  record Operation(
      String path, String method, JsonObject description, List<JsonObject> parameters) {

    boolean wantsKey() {
      return !description.containsKey("security");
    }

    List<JsonObject> parameters(String place) {
      return parameters.stream().filter(p -> p.getString("in").equals(place)).toList();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static JsonValue read(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  JsonObject document() {
    return document;
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .getJsonObject("paths")
        .forEach((path, item) -> operations.addAll(operations(path, item.asJsonObject())));
    return operations;
  }

  private List<Operation> operations(String path, JsonObject item) {
    List<JsonObject> parameters =
        item.containsKey("parameters")
            ? item.getJsonArray("parameters").stream().map(this::resolved).toList()
            : List.of();
    return item.keySet().stream()
        .filter(METHODS::contains)
        .map(
            m -> new Operation(path, m.toUpperCase(Locale.ROOT), item.getJsonObject(m), parameters))
        .toList();
  }

  Operation operation(String path, String method) {
    return operations().stream()
        .filter(o -> o.path().equals(path) && o.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  /** What is said about the answer of this status; fails when nothing is. */
  JsonObject response(Operation operation, int status) {
    return resolved(operation.description().getJsonObject("responses").get("" + status));
  }

  /** What is said about the body. */
  JsonObject requestBody(Operation operation) {
    return resolved(operation.description().get("requestBody"));
  }

  /** The value itself, or what it refers to. */
  JsonObject resolved(JsonValue value) {
    JsonObject object = value.asJsonObject();
    return object.containsKey("$ref") ? pointed(object.getString("$ref")) : object;
  }

  private JsonObject pointed(String reference) {
    return Json.createPointer(reference.substring(1)).getValue(document).asJsonObject();
  }

  /** What is wrong with a value, by this schema; fields that it does not name are wrong, too. */
  String problems(JsonValue schema, String json) {
    JsonObject whole =
        Json.createObjectBuilder(closed(schema).asJsonObject())
            .add("$defs", closed(document.getJsonObject("components").get("schemas")))
            .build();
    String text = whole.toString().replace("#/components/schemas/", "#/$defs/");
    return told(nodes().validate(text, json));
  }

  /** The same schema, strict about what it leaves unsaid. */
  private static JsonValue closed(JsonValue schema) {
    if (schema instanceof JsonObject object) {
      JsonObjectBuilder copy = Json.createObjectBuilder();
      object.forEach((name, value) -> copy.add(name, closed(value)));
      return object.get("properties") instanceof JsonObject
          ? copy.add("additionalProperties", false).build()
          : copy.build();
    }
    return schema;
  }

  static ValidatorFactory nodes() {
    return new ValidatorFactory().withJsonNodeFactory(new JakartaJsonNode.Factory());
  }

  static String told(Validator.Result result) {
    return result.getErrors().stream()
        .map(e -> e.getInstanceLocation() + ": " + e.getError())
        .collect(joining("\n"));
  }

  /** Every part of the document that has an example beside its schema. */
  Stream<JsonObject> examples() {
    return objects(document).filter(o -> o.containsKey("schema") && o.containsKey("example"));
  }

  /** Every reference in the document. */
  Stream<String> references() {
    return objects(document)
        .filter(object -> object.get("$ref") instanceof JsonString)
        .map(object -> object.getString("$ref"));
  }

  private static Stream<JsonObject> objects(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT ->
          Stream.concat(
              Stream.of(value.asJsonObject()),
              value.asJsonObject().values().stream().flatMap(Description::objects));
      case ARRAY -> value.asJsonArray().stream().flatMap(Description::objects);
      default -> Stream.empty();
    };
  }

  /** The same document with a text of it replaced. */
  String with(String text, String other) {
    String json = document.toString();
    if (!json.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return json.replace(text, other);
  }
}
