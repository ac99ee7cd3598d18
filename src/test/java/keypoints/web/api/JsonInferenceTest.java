package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import keypoints.RunningApp;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON calls of the API in the whole application, with a key set. */
final class JsonInferenceTest {
  private static final String KEYPOINTS = "api/infer/keypoints_detection";
  private static final String PICTURE =
      Base64.getEncoder().encodeToString(Pictures.file(Pictures.redCorner(128, 64), "png"));

  @TempDir private static Path folder;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    Path models = TestModels.in(folder.resolve("models"), List.of("yolov8-pose", "yolo-detect"));
    app =
        new RunningApp(
            folder.resolve("data"),
            Map.of("KEYPOINTS_MODELS", models.toString(), "KEYPOINTS_API_KEYS", "k1"));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(app.home().resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static JsonObjectBuilder call() {
    return Json.createObjectBuilder()
        .add("model_id", "yolov8-pose/1")
        .add("api_key", "k1")
        .add("image", image(PICTURE));
  }

  private static JsonObjectBuilder image(String base64) {
    return Json.createObjectBuilder().add("type", "base64").add("value", base64);
  }

  private static JsonStructure json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.read();
    }
  }

  private static JsonArray predictions(JsonObjectBuilder call) throws Exception {
    JsonObject answer = json(post(KEYPOINTS, call.build().toString()), 200).asJsonObject();
    return answer.getJsonArray("predictions");
  }

  @Test
  void oneImage_isAnsweredByAnObject() throws Exception {
    HttpResponse<String> answer = post(KEYPOINTS, call().build().toString());
    assertThat(json(answer, 200).asJsonObject().getJsonArray("predictions")).hasSize(4);
    assertThat(answer.headers().firstValue("X-Model-Id")).hasValue("yolov8-pose/1");
  }

  @Test
  void listOfImages_isAnsweredByAListEvenOfOne() throws Exception {
    JsonArrayBuilder one = Json.createArrayBuilder().add(image(PICTURE));
    JsonArrayBuilder two =
        Json.createArrayBuilder()
            .add(image(PICTURE))
            .add(image("data:image/png;base64," + PICTURE));
    String first = call().add("image", one).build().toString();
    String second = call().add("image", two).build().toString();
    assertThat(json(post(KEYPOINTS, first), 200).asJsonArray()).hasSize(1);
    JsonArray answers = json(post(KEYPOINTS, second), 200).asJsonArray();
    assertThat(answers.getJsonObject(1).getJsonArray("predictions")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "confidence,0.65,2",
    "confidence,40,0",
    "confidence,0,5",
    "iou_threshold,0.9,5",
    "max_detections,1,1",
    "class_agnostic_nms,true,3",
    "max_candidates,1,4"
  })
  void value_isTakenAsItStands(String name, String value, int objects) throws Exception {
    JsonObjectBuilder call = call();
    if (value.equals("true")) {
      call.add(name, true);
    } else {
      call.add(name, Double.parseDouble(value));
    }
    assertThat(predictions(call)).hasSize(objects);
  }

  @Test
  void classFilterAndKeypointConfidence_haveTheirEffect() throws Exception {
    JsonArray gloves =
        predictions(call().add("class_filter", Json.createArrayBuilder().add("glove")));
    assertThat(gloves).hasSize(2);
    JsonArray all = predictions(call().add("keypoint_confidence", 0.75));
    assertThat(all.getJsonObject(0).getJsonArray("keypoints")).hasSize(2);
  }

  @Test
  void visualizePredictions_addsThePicture() throws Exception {
    String body = call().add("visualize_predictions", true).build().toString();
    JsonObject answer = json(post(KEYPOINTS, body), 200).asJsonObject();
    assertThat(answer.getString("visualization")).startsWith("/9j/");
  }

  @Test
  void otherTask_answersAllTheSame() throws Exception {
    String body = call().add("model_id", "yolo-detect/1").build().toString();
    JsonObject answer = json(post("api/infer/object_detection", body), 200).asJsonObject();
    assertThat(answer.getJsonArray("predictions").getJsonObject(0).getString("class"))
        .isEqualTo("cup");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | body",
        "[] | body",
        "{\"model_id\":\"yolov8-pose/1\"} | image",
        "{\"image\":{\"type\":\"base64\",\"value\":\"\"}} | model_id",
        "{\"model_id\":\"yolov8-pose/1\",\"image\":[]} | image",
        "{\"model_id\":\"yolov8-pose/1\",\"image\":[7]} | image",
        "{\"model_id\":\"yolov8-pose/1\",\"image\":{},\"confidence\":\"x\"} | confidence",
        "{\"model_id\":\"yolov8-pose/1\",\"image\":{},\"max_detections\":-1} | max_detections"
      })
  void bodyThatMakesNoSense_isNamedInTheDetail(String body, String name) throws Exception {
    JsonObject answer = json(post(KEYPOINTS + "?api_key=k1", body), 422).asJsonObject();
    assertThat(answer.getJsonArray("detail").toString()).contains("\"" + name + "\"");
  }

  @Test
  void bodyNestedTooDeeply_isRefusedAsAnyThatIsNoJson() throws Exception {
    String deep = "{\"model_id\":" + "[".repeat(100_000);
    JsonObject answer = json(post(KEYPOINTS + "?api_key=k1", deep), 422).asJsonObject();
    assertThat(answer.toString()).contains("json_invalid");
  }

  @Test
  void moreImagesThanMakeSense_areRefusedBeforeOneIsLookedAt() throws Exception {
    JsonArrayBuilder many = Json.createArrayBuilder();
    for (int i = 0; i < 65; i++) {
      many.add(image(""));
    }
    json(post(KEYPOINTS, call().add("image", many).build().toString()), 422);
  }

  @ParameterizedTest
  @CsvSource({"base64,hello", "base64,''", "numpy,gASV", "url,ftp://x/a.png", "file,/etc/passwd"})
  void imageThatCannotBeUsed_is400WithAMessage(String type, String value) throws Exception {
    JsonObjectBuilder image = Json.createObjectBuilder().add("type", type).add("value", value);
    String body = call().add("image", image).build().toString();
    assertThat(json(post(KEYPOINTS, body), 400).asJsonObject().getString("message")).isNotEmpty();
  }

  @Test
  void unknownModelAndUnknownTask_are404() throws Exception {
    json(post(KEYPOINTS, call().add("model_id", "no-such/9").build().toString()), 404);
    json(post(KEYPOINTS, call().add("model_id", "../..").build().toString()), 404);
    json(post("api/infer/clip", call().build().toString()), 404);
  }

  @Test
  void keyInTheBody_opensAndOthersDoNot() throws Exception {
    json(post(KEYPOINTS, call().add("api_key", "k2").build().toString()), 403);
    json(post(KEYPOINTS, "{}"), 401);
    json(post("api/model/add", "{\"model_id\":\"yolo-detect/1\"}"), 401);
    json(post("api/model/add", "{\"model_id\":\"yolo-detect/1\",\"api_key\":\"k1\"}"), 200);
  }

  @Test
  void bodyOverTheLimit_is413() throws Exception {
    String body = call().add("image", image("A".repeat(29_000_000))).build().toString();
    assertThat(json(post(KEYPOINTS, body), 413).asJsonObject().getString("message")).isNotEmpty();
  }

  @Test
  void wrongMethod_is405() throws Exception {
    for (String path : List.of(KEYPOINTS, "api/model/add", "api/model/clear")) {
      HttpRequest get = HttpRequest.newBuilder(app.home().resolve(path)).build();
      HttpResponse<String> answer = HttpClient.newHttpClient().send(get, BodyHandlers.ofString());
      assertThat(json(answer, 405).asJsonObject().getString("detail"))
          .isEqualTo("Method Not Allowed");
      assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }
  }
}
