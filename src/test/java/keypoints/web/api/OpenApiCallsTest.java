package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import keypoints.RunningApp;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FormBody;
import keypoints.testing.PictureServer;
import keypoints.web.api.Description.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The running application does what the description of its API says. */
final class OpenApiCallsTest {
  private static final String INFER = "/api/{project}/{version}";
  private static final String INFER_JSON = "/api/infer/keypoints_detection";
  private static final String KEY = "YOUR_API_KEY";

  @TempDir private static Path folder;
  private static byte[] photo;
  private static PictureServer pictures;
  private static RunningApp app;
  private static Description description;

  @BeforeAll
  static void start() throws Exception {
    photo = ClockPhoto.jpeg();
    pictures = new PictureServer(photo);
    app =
        new RunningApp(
            folder,
            Map.of("KEYPOINTS_API_KEYS", KEY, "KEYPOINTS_FETCH_ALLOW", pictures.authority()));
    HttpRequest request = HttpRequest.newBuilder(app.home().resolve("api/openapi.json")).build();
    HttpClient client = HttpClient.newHttpClient();
    description = new Description(client.send(request, BodyHandlers.ofString()).body());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    pictures.close();
  }

  static List<Operation> operations() {
    return description.operations();
  }

  private static String path(Operation operation) {
    String path = operation.path().substring(1);
    for (JsonObject parameter : operation.parameters("path")) {
      path = path.replace("{" + parameter.getString("name") + "}", parameter.getString("example"));
    }
    return path;
  }

  /** A call as the description gives it, with this query behind its question mark. */
  private static HttpRequest.Builder call(Operation operation, String query) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(app.home().resolve(path(operation) + "?" + query));
    if (operation.path().equals(INFER)) {
      return operation.method().equals("GET")
          ? request.uri(app.home().resolve(path(operation) + "?" + query + "&" + image()))
          : request.header("Content-Type", "image/jpeg").POST(BodyPublishers.ofByteArray(photo));
    }
    return operation.description().containsKey("requestBody")
        ? json(operation, query, example(operation).build())
        : request.method(operation.method(), BodyPublishers.noBody());
  }

  private static String image() {
    return "image=" + URLEncoder.encode(pictures.picture(), StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder json(Operation operation, JsonObject body) {
    return json(operation, "api_key=" + KEY, body);
  }

  private static HttpRequest.Builder json(Operation operation, String query, JsonObject body) {
    return HttpRequest.newBuilder(app.home().resolve(path(operation) + "?" + query))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  /** The example of a JSON body without its key, its picture being one that is there. */
  private static JsonObjectBuilder example(Operation operation) {
    JsonObject example = content(operation).getJsonObject("example");
    JsonObjectBuilder body = Json.createObjectBuilder(example).remove("api_key");
    return example.containsKey("image")
        ? body.add(
            "image", Json.createObjectBuilder().add("type", "url").add("value", pictures.picture()))
        : body;
  }

  private static JsonObject content(Operation operation) {
    return description
        .requestBody(operation)
        .getJsonObject("content")
        .getJsonObject("application/json");
  }

  /** Sends a call; status, type, headers and body of its answer must be described. */
  private static String answer(Operation operation, HttpRequest.Builder call, int status)
      throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(call.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonObject response = description.response(operation, status);
    if (response.containsKey("headers")) {
      assertThat(response.getJsonObject("headers").keySet())
          .allSatisfy(header -> assertThat(answer.headers().firstValue(header)).isPresent());
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonObject content = response.getJsonObject("content").getJsonObject(type);
    if (type.equals("application/json")) {
      assertThat(description.problems(content.get("schema"), answer.body())).isEmpty();
    }
    return answer.body();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void call_isAnsweredAsDescribed(Operation operation) throws Exception {
    answer(operation, call(operation, "api_key=" + KEY), 200);
    answer(operation, call(operation, "").header("Authorization", "Bearer " + KEY), 200);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void callWithoutTheKey_isRefusedWhereOneIsWanted(Operation operation) throws Exception {
    int wrong = operation.path().startsWith("/rest") ? 401 : 403;
    answer(operation, call(operation, ""), operation.wantsKey() ? 401 : 200);
    answer(operation, call(operation, "api_key=k2"), operation.wantsKey() ? wrong : 200);
  }

  @Test
  void keyInABody_opensAsDescribed() throws Exception {
    Operation operation = description.operation(INFER_JSON, "POST");
    answer(operation, json(operation, "", example(operation).add("api_key", KEY).build()), 200);
    answer(operation, json(operation, "", example(operation).add("api_key", "k2").build()), 403);
  }

  static Stream<Operation> operationsOfModels() {
    return operations().stream()
        .filter(operation -> operation.description().getJsonObject("responses").containsKey("404"));
  }

  @ParameterizedTest
  @MethodSource("operationsOfModels")
  void unknownModel_is404(Operation operation) throws Exception {
    HttpRequest.Builder call =
        operation.path().contains("{")
            ? HttpRequest.newBuilder(
                    app.home()
                        .resolve(path(operation).replace("dials", "no-such") + "?api_key=" + KEY))
                .method(operation.method(), BodyPublishers.noBody())
            : json(operation, example(operation).add("model_id", "no-such/1").build());
    answer(operation, call, 404);
  }

  static Stream<JsonObject> parameters() {
    return description.operation(INFER, "GET").parameters("query").stream();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void parameter_isTakenAsDescribed(JsonObject parameter) throws Exception {
    Operation post = description.operation(INFER, "POST");
    String name = parameter.getString("name");
    JsonObject schema = parameter.getJsonObject("schema");
    if (!name.equals("image")) {
      answer(post, call(post, query(name, parameter.get("example"))), 200);
    }
    if (isTyped(schema)) {
      assertRefused(post, call(post, query(name, Json.createValue("40%"))), name);
    }
    if (schema.containsKey("maximum")) {
      answer(post, call(post, query(name, schema.get("maximum"))), 200);
      answer(post, call(post, query(name, schema.get("minimum"))), 200);
      assertRefused(post, call(post, query(name, beyond(schema, "maximum", 1))), name);
      assertRefused(post, call(post, query(name, beyond(schema, "minimum", -1))), name);
    }
  }

  private static String query(String name, JsonValue value) {
    String text =
        switch (value.getValueType()) {
          case STRING -> ((JsonString) value).getString();
          case ARRAY -> String.join(",", value.asJsonArray().getValuesAs(JsonString::getString));
          default -> value.toString();
        };
    return "api_key=%s&%s=%s".formatted(KEY, name, URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  /** Whether not every text will do. */
  private static boolean isTyped(JsonObject schema) {
    return schema.containsKey("anyOf")
        || List.of("number", "integer", "boolean").contains(schema.getString("type", ""));
  }

  private static JsonValue beyond(JsonObject schema, String limit, int by) {
    return Json.createValue(schema.getInt(limit) + by);
  }

  /** Said to be wrong, by its name, and nothing else is. */
  private static void assertRefused(Operation operation, HttpRequest.Builder call, String name)
      throws Exception {
    JsonObject answer = Description.read(answer(operation, call, 422)).asJsonObject();
    assertThat(answer.getJsonArray("detail"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.asJsonObject().getJsonArray("loc").getString(1))
                    .isEqualTo(name));
  }

  static Stream<String> fields() {
    return callSchema().keySet().stream();
  }

  private static JsonObject callSchema() {
    JsonValue schema = content(description.operation(INFER_JSON, "POST")).get("schema");
    return description.resolved(schema).getJsonObject("properties");
  }

  @ParameterizedTest
  @MethodSource("fields")
  void fieldOfACall_isTakenAsDescribed(String name) throws Exception {
    Operation operation = description.operation(INFER_JSON, "POST");
    JsonObject schema = callSchema().getJsonObject(name);
    if (schema.containsKey("default")) {
      JsonObjectBuilder usual = example(operation).add(name, schema.get("default"));
      answer(operation, json(operation, usual.build()), 200);
    }
    if (isTyped(schema)) {
      JsonObjectBuilder wrong = example(operation).add(name, "40%");
      assertRefused(operation, json(operation, wrong.build()), name);
    }
    if (schema.containsKey("maximum")) {
      JsonObjectBuilder more = example(operation).add(name, beyond(schema, "maximum", 1));
      assertRefused(operation, json(operation, more.build()), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model_id", "image"})
  void callWithoutWhatItMustHave_isRefused(String name) throws Exception {
    Operation operation = description.operation(INFER_JSON, "POST");
    JsonObject body = example(operation).remove(name).build();
    assertRefused(operation, json(operation, body), name);
  }

  @Test
  void drawnAnswers_areAsDescribed() throws Exception {
    Operation post = description.operation(INFER, "POST");
    String picture = answer(post, call(post, "api_key=" + KEY + "&format=image"), 200);
    assertThat(picture).startsWith("\u00ff\u00d8");
    String both = answer(post, call(post, "api_key=" + KEY + "&format=image_and_json"), 200);
    assertThat(both).contains("\"visualization\"", "\"minute_tip\"");
    Operation list = description.operation(INFER_JSON, "POST");
    JsonObject body = example(list).add("visualize_predictions", true).build();
    JsonObject two =
        Json.createObjectBuilder(body)
            .add("image", Json.createArrayBuilder().add(body.get("image")).add(body.get("image")))
            .build();
    assertThat(Description.read(answer(list, json(list, two), 200)).asJsonArray()).hasSize(2);
  }

  static Stream<String> bodyTypes() {
    JsonObject body = description.requestBody(description.operation(INFER, "POST"));
    return body.getJsonObject("content").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("bodyTypes")
  void body_isReadAsDescribed(String type) throws Exception {
    Operation post = description.operation(INFER, "POST");
    HttpRequest.Builder call =
        HttpRequest.newBuilder(app.home().resolve(path(post) + "?api_key=" + KEY))
            .header("Content-Type", type.startsWith("multipart") ? FormBody.TYPE : type)
            .POST(body(post, type));
    assertThat(answer(post, call, 200)).contains("\"minute_tip\"");
  }

  private static BodyPublisher body(Operation post, String type) {
    JsonObject schema = description.requestBody(post).getJsonObject("content").getJsonObject(type);
    return switch (description.resolved(schema.get("schema")).getString("type", "")) {
      case "string" -> BodyPublishers.ofByteArray(Base64.getEncoder().encode(photo));
      case "object" -> new FormBody().file("file", "a.jpg", photo).end();
      default -> BodyPublishers.ofByteArray(photo);
    };
  }

  @Test
  void pictureThatIsNone_is400AndTooLarge413() throws Exception {
    Operation post = description.operation(INFER, "POST");
    HttpRequest.Builder text =
        call(post, "api_key=" + KEY).POST(BodyPublishers.ofString("no picture"));
    answer(post, text, 400);
    HttpRequest.Builder large =
        call(post, "api_key=" + KEY).POST(BodyPublishers.ofByteArray(new byte[30_000_000]));
    answer(post, large, 413);
  }
}
