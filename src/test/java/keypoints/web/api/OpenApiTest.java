package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import keypoints.RunningApp;
import keypoints.inference.DetectOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description of the API as a document: by the rules of OpenAPI, and beside docs/api.md. */
final class OpenApiTest {
  private static final URI RULES =
      URI.create("https://spec.openapis.org/oas/3.1/schema-base/WORK-IN-PROGRESS");
  private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

  @TempDir private static Path folder;
  private static RunningApp app;
  private static Description description;

  @BeforeAll
  static void start() throws Exception {
    app = new RunningApp(folder, Map.of("KEYPOINTS_API_KEYS", "k1"));
    description = new Description(get().body());
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static HttpResponse<String> get() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(app.home().resolve("api/openapi.json"))
            .header("Origin", "https://example.org")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String problems(String document) throws IOException {
    Validator validator = Description.nodes().createValidator();
    for (String part : List.of("meta", "dialect", "schema", "schema-base")) {
      try (var file = OpenApiTest.class.getResourceAsStream("/openapi-3.1/" + part + ".json")) {
        validator.registerSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return Description.told(validator.validate(RULES, document));
  }

  @Test
  void description_isServedToEverySiteWithoutAKey() throws Exception {
    HttpResponse<String> answer = get();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://example.org");
    assertThat(description.document().getJsonArray("servers").getJsonObject(0).getString("url"))
        .isEqualTo("/");
  }

  @Test
  void description_keepsTheRulesOfOpenApi() throws Exception {
    assertThat(problems(description.document().toString())).isEmpty();
    assertThat(description.references()).isNotEmpty().allSatisfy(this::resolves);
  }

  private void resolves(String reference) {
    assertThat(Json.createPointer(reference.substring(1)).containsValue(description.document()))
        .as(reference)
        .isTrue();
  }

  /** The rules are seen to bite, those about schemas too. */
  @ParameterizedTest
  @CsvSource({
    "'\"openapi\":\"3.1.0\"', '\"openapi\":\"3.0.0\"'",
    "'\"in\":\"path\"', '\"in\":\"nowhere\"'",
    "'\"description\":\"Our mistake.\"', '\"text\":\"Our mistake.\"'",
    "'\"type\":\"integer\"', '\"type\":\"whole\"'",
    "'\"maximum\":10000', '\"maximum\":\"10000\"'"
  })
  void descriptionWithAMistake_breaksThem(String right, String wrong) throws Exception {
    assertThat(problems(description.with(right, wrong))).isNotEmpty();
  }

  @Test
  void examples_fitTheirSchemas() {
    assertThat(description.examples())
        .isNotEmpty()
        .allSatisfy(
            part ->
                assertThat(description.problems(part.get("schema"), part.get("example").toString()))
                    .isEmpty());
  }

  @Test
  void parameters_areThoseOfTheDocumentation() throws Exception {
    String text = Files.readString(Path.of("docs/api.md"));
    String parameters = text.substring(text.indexOf("### Parameters"), text.indexOf("### Bodies"));
    Set<String> documented =
        parameters
            .lines()
            .filter(line -> line.startsWith("| `") || line.matches("(`|.*are taken|.*disable_).*"))
            .map(line -> line.startsWith("|") ? line.substring(0, line.indexOf('|', 1)) : line)
            .flatMap(line -> CODE.matcher(line).results().map(found -> found.group(1)))
            .collect(Collectors.toSet());
    assertThat(documented).isEqualTo(described());
  }

  private static Set<String> described() {
    Set<String> names =
        description.operation("/api/{project}/{version}", "GET").parameters("query").stream()
            .map(parameter -> parameter.getString("name"))
            .collect(Collectors.toSet());
    names.add(at("/components/securitySchemes/key").getString("name"));
    return names;
  }

  @Test
  void fieldsOfACall_areThoseOfTheDocumentation() throws Exception {
    String text = Files.readString(Path.of("docs/api.md"));
    String fields =
        text.substring(
            text.indexOf("The body of an inference is"), text.indexOf("The rest is ignored"));
    Set<String> documented =
        CODE.matcher(fields).results().map(found -> found.group(1)).collect(Collectors.toSet());
    documented.remove("visualization"); // of the answer
    assertThat(documented).isEqualTo(at("/components/schemas/InferenceCall/properties").keySet());
  }

  private static JsonObject at(String pointer) {
    return Json.createPointer(pointer).getValue(description.document()).asJsonObject();
  }

  @Test
  void defaults_areThoseOfTheCode() {
    DetectOptions normal = DetectOptions.DEFAULT;
    assertThat(defaults("confidence")).isEqualTo(normal.confidence() * 100);
    assertThat(defaults("overlap")).isEqualTo(normal.overlap() * 100);
    assertThat(defaults("keypoint_confidence")).isEqualTo(normal.keypointConfidence());
    assertThat(defaults("max_detections")).isEqualTo(normal.maxDetections());
    assertThat(defaults("stroke")).isEqualTo(normal.stroke());
    JsonObject fields = at("/components/schemas/InferenceCall/properties");
    assertThat(usual(fields.getJsonObject("confidence"))).isEqualTo(normal.confidence());
    assertThat(usual(fields.getJsonObject("iou_threshold"))).isEqualTo(normal.overlap());
    assertThat(usual(fields.getJsonObject("max_detections"))).isEqualTo(normal.maxDetections());
  }

  private static double usual(JsonObject schema) {
    return schema.getJsonNumber("default").doubleValue();
  }

  private static double defaults(String name) {
    return description.operation("/api/{project}/{version}", "GET").parameters("query").stream()
        .filter(parameter -> parameter.getString("name").equals(name))
        .map(parameter -> usual(parameter.getJsonObject("schema")))
        .findFirst()
        .orElseThrow();
  }
}
