package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import keypoints.annotate.Annotator;
import keypoints.image.ImageLimits;
import keypoints.image.Photos;
import keypoints.inference.Slots;
import keypoints.onnx.OnnxDetector;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API on a real server, over a model whose answers can be computed by hand. */
final class InferenceApiTest {
  private static final byte[] PNG = Pictures.file(Pictures.redCorner(128, 64), "png");
  private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);
  private static final String MODEL = "/api/yolov8-pose/1";

  private static final Server SERVER = new Server();
  @TempDir private static Path models;
  private static Photos photos;
  private static OnnxDetector engine;
  private static URI root;

  @BeforeAll
  static void start() throws Exception {
    photos =
        new Photos(
            new ImageLimits(5_000_000, 50_000_000, 16_384, Duration.ofSeconds(5), List.of()));
    engine =
        new OnnxDetector(
            new OnnxDetector.Config(TestModels.in(models, List.of("yolov8-pose")), 1), photos);
    ServletContextHandler context = new ServletContextHandler();
    Api api =
        new Api(
            engine,
            photos,
            new Annotator(photos),
            new Slots(4),
            new ApiKeys(List.of()),
            failure -> failure.reason().name());
    context.addServletContainerInitializer((classes, started) -> api.register(started));
    ServerConnector connector = new ServerConnector(SERVER);
    SERVER.addConnector(connector);
    SERVER.setHandler(context);
    SERVER.start();
    root = URI.create("http://localhost:" + connector.getLocalPort());
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.stop();
    engine.close();
    photos.close();
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(root.resolve(path));
  }

  /** On a connection of its own: the server closes one whose body it refused to read. */
  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> post(String path, String body) throws Exception {
    return send(
        at(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static JsonObject json(HttpResponse<byte[]> answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(text)
        .startsWith("application/json");
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static List<String> classes(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return json(answer).getJsonArray("predictions").stream()
        .map(prediction -> prediction.asJsonObject().getString("class"))
        .toList();
  }

  static List<String> bodies() {
    return List.of(
        BASE64,
        "\"" + BASE64 + "\"",
        BASE64 + "\n",
        BASE64.replaceAll("(.{60})", "$1\n"),
        BASE64.replaceAll("(.{76})", "$1\r\n"),
        BASE64.replace("=", ""),
        BASE64.replace('+', ' '),
        BASE64.replace('+', '-').replace('/', '_').replace("=", ""),
        "data:image/png;base64," + BASE64,
        "DATA:image/png;charset=x;base64," + BASE64,
        "'" + BASE64 + "'\t\n",
        URLEncoder.encode(BASE64, StandardCharsets.UTF_8),
        URLEncoder.encode("data:image/png;base64," + BASE64, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void base64InEveryFormThatClientsSend_isRead(String body) throws Exception {
    assertThat(classes(post(MODEL, body))).containsExactly("helmet", "glove", "glove", "helmet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream", ""})
  void contentType_doesNotMatter(String type) throws Exception {
    HttpRequest.Builder request = at(MODEL).POST(BodyPublishers.ofString(BASE64));
    assertThat(classes(send(type.isEmpty() ? request : request.header("Content-Type", type))))
        .hasSize(4);
  }

  @Test
  void plainPicture_isReadToo() throws Exception {
    assertThat(classes(send(at(MODEL).POST(BodyPublishers.ofByteArray(PNG))))).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=\"file\"; filename=\"a.png\"",
        "name=\"x\"; filename=\"a\"",
        "name=\"file\""
      })
  void multipart_isReadWithAFileOrAFieldOfThatName(String part) throws Exception {
    String head = "--b\r\nContent-Disposition: form-data; " + part + "\r\n\r\n";
    List<byte[]> parts =
        List.of(
            head.getBytes(StandardCharsets.UTF_8),
            PNG,
            "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        at(MODEL)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofByteArrays(parts));
    assertThat(classes(send(request))).hasSize(4);
  }

  @Test
  void largeFormBody_reachesTheModelUnread() throws Exception {
    BufferedImage noise = new BufferedImage(1000, 1000, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 1_000_000; i++) {
      noise.setRGB(i % 1000, i / 1000, random.nextInt());
    }
    String body = Base64.getEncoder().encodeToString(Pictures.file(noise, "png"));
    assertThat(body.length()).isGreaterThan(3_900_000);
    JsonObject answer = json(post(MODEL + "?api_key=k", body));
    assertThat(answer.getJsonObject("image").getInt("width")).isEqualTo(1000);
  }

  @Test
  void answer_hasTheFieldsOfTheContractInTheirOrder() throws Exception {
    JsonObject answer = json(post(MODEL, BASE64));
    assertThat(answer.keySet()).containsExactly("inference_id", "time", "image", "predictions");
    JsonObject best = answer.getJsonArray("predictions").getJsonObject(0);
    assertThat(String.join(" ", best.keySet()))
        .isEqualTo("x y width height confidence class class_id detection_id keypoints");
    assertThat(String.join(" ", best.getJsonArray("keypoints").getJsonObject(0).keySet()))
        .isEqualTo("x y confidence class_id class class_name");
    assertThat(best.getJsonNumber("x").doubleValue()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "confidence=65,2", "confidence=0.65,2", "confidence=150,0", "confidence=5,5",
    "overlap=90,5", "overlap=0.2,3", "classes=glove,2", "'classes=glove, helmet',4",
    "max_detections=1,1", "max_detections=1.0,1", "confidence=90&confidence=40,4", "unknown=x,4",
    "confidence=default,4", "confidence=4e1,4", "disable_preproc_auto_orient=True,4"
  })
  void parameter_hasTheEffectThatIsDocumented(String query, int objects) throws Exception {
    assertThat(classes(post(MODEL + "?" + query.replace(" ", "%20"), BASE64))).hasSize(objects);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-5", "0.005"})
  void confidenceOfOne_isOnePercentAndTheLowestThereIs(String value) throws Exception {
    assertThat(classes(post(MODEL + "?confidence=" + value, BASE64))).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"0.75,2", "75,2", "1,0", "0,4"})
  void keypointConfidence_leavesWeakPointsOut(String value, int points) throws Exception {
    JsonObject best =
        json(post(MODEL + "?keypoint_confidence=" + value, BASE64))
            .getJsonArray("predictions")
            .getJsonObject(0);
    assertThat(best.getJsonArray("keypoints")).hasSize(points);
  }

  @Test
  void formatImage_isAJpegOfTheSameSizeWithSomethingDrawn() throws Exception {
    HttpResponse<byte[]> answer = post(MODEL + "?format=image&stroke=3", BASE64);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(picture.getWidth()).isEqualTo(128);
    assertThat(picture.getHeight()).isEqualTo(64);
    assertThat(picture.getRGB(127, 63) & 0xFF).isGreaterThan(200);
    assertThat(picture.getRGB(100, 50)).as("a glove").isNotEqualTo(picture.getRGB(127, 63));
  }

  @Test
  void formatImageAndJson_holdsThePictureWithoutAPrefix() throws Exception {
    JsonObject answer = json(post(MODEL + "?format=image_and_json", BASE64));
    assertThat(answer.keySet().iterator().next()).isEqualTo("visualization");
    byte[] jpeg = Base64.getDecoder().decode(answer.getString("visualization"));
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(128);
  }

  @ParameterizedTest
  @CsvSource({
    "confidence=abc,confidence",
    "overlap=40%25,overlap",
    "labels=maybe,labels",
    "stroke=2.5,stroke",
    "stroke=-1,stroke",
    "confidence=,confidence",
    "confidence=best,confidence",
    "confidence=NaN,confidence",
    "confidence=0x1p3,confidence",
    "max_detections=1e9,max_detections",
    "max_detections=10001,max_detections",
    "labels=,labels",
    "tradeoff_factor=a,tradeoff_factor",
    "disable_active_learning=2,disable_active_learning"
  })
  void valueThatCannotBeRead_isNamedInTheDetail(String query, String name) throws Exception {
    HttpResponse<byte[]> answer = post(MODEL + "?" + query, BASE64);
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonObject detail = json(answer).getJsonArray("detail").getJsonObject(0);
    assertThat(detail.getJsonArray("loc").getString(0)).isEqualTo("query");
    assertThat(detail.getJsonArray("loc").getString(1)).isEqualTo(name);
    assertThat(detail.getString("type")).isNotEmpty();
    assertThat(detail.getString("msg")).isNotEmpty();
  }

  @Test
  void answer_tellsModelAndTimeInItsHeaders() throws Exception {
    HttpResponse<byte[]> answer = post(MODEL, BASE64);
    assertThat(answer.headers().firstValue("X-Model-Id")).hasValue("yolov8-pose/1");
    double seconds =
        Double.parseDouble(answer.headers().firstValue("X-Processing-Time").orElseThrow());
    assertThat(seconds).isBetween(0.000_001, 60.0);
  }

  @ParameterizedTest
  @CsvSource({"PUT,/1,405", "DELETE,/1,405", "POST,/1/,405", "GET,/1/,404", "POST,,405"})
  void otherMethodsAndAddresses_areToldApart(String method, String rest, int status)
      throws Exception {
    String path = "/api/yolov8-pose" + (rest == null ? "" : rest);
    HttpResponse<byte[]> answer = send(at(path).method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).getString("detail"))
        .isEqualTo(status == 405 ? "Method Not Allowed" : "Not Found");
  }

  @ParameterizedTest
  @CsvSource({
    "'',PHOTO_MISSING",
    "hello,PHOTO_NOT_AN_IMAGE",
    "iVBORw0KGgo=,PHOTO_BROKEN",
    "{},PHOTO_NOT_AN_IMAGE"
  })
  void pictureThatCannotBeUsed_is400WithAMessage(String body, String reason) throws Exception {
    HttpResponse<byte[]> answer = post(MODEL, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).getString("message")).isEqualTo(reason);
  }

  @Test
  void bodyOverTheLimit_is413() throws Exception {
    assertThat(post(MODEL, "A".repeat(8_000_000)).statusCode()).isEqualTo(413);
  }

  /** Refused unread: a body that is on its way already may hide the answer. */
  @Test
  void multipartOverTheLimit_is413() throws Exception {
    assertThat(new Visitor(root).announce(MODEL, "multipart/form-data; boundary=b", 8_000_000))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void addressOfAPrivateHost_isRefused() throws Exception {
    HttpResponse<byte[]> answer = send(at(MODEL + "?image=http%3A%2F%2F127.0.0.1%2Fa.png").GET());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).getString("message")).isEqualTo("ADDRESS_REFUSED");
  }

  @Test
  void unknownModelAndUnknownAddress_are404() throws Exception {
    assertThat(json(post("/api/no-such/9", BASE64)).getString("message"))
        .isEqualTo("MODEL_UNKNOWN");
    assertThat(json(send(at("/api/one").GET())).getString("detail")).isEqualTo("Not Found");
    assertThat(send(at("/api").GET()).statusCode()).isEqualTo(404);
    assertThat(send(at("/api/a/b/c").GET()).statusCode()).isEqualTo(404);
  }
}
