package keypoints.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import keypoints.RunningApp;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are no pictures, sent to the whole application. */
final class BadBodiesTest {
  private static final byte[] GOOD = Pictures.file(Pictures.redCorner(128, 64), "png");
  private static final List<String> MAGIC =
      List.of(
          "\u00ff\u00d8\u00ff\u00e0", "\u0089PNG\r\n\u001a\n", "RIFF....WEBPVP8 ", "GIF89a", "BM");

  /** Far above what any of them takes, so that a busy machine fails nobody. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;
  private static RunningApp app;
  private final Random random = new Random(4);

  @BeforeAll
  static void start() throws Exception {
    Path models = TestModels.in(folder.resolve("models"), List.of("yolov8-pose"));
    app = new RunningApp(folder.resolve("data"), Map.of("KEYPOINTS_MODELS", models.toString()));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  private static HttpResponse<String> post(byte[] body, String type) throws Exception {
    return post(BodyPublishers.ofByteArray(body), type);
  }

  /** On a connection of its own: Jetty closes one whose form was cut short. */
  private static HttpResponse<String> post(HttpRequest.BodyPublisher body, String type)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(app.home().resolve("api/yolov8-pose/1"))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .POST(body)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static void assertRefused(byte[] body, String type, int status) throws Exception {
    HttpResponse<String> answer = post(body, type);
    String what = new String(body, 0, Math.min(60, body.length), ISO_8859_1);
    assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(status);
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      assertThat(reader.readObject().getString("message")).as(what).isNotEmpty();
    }
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }

  private List<byte[]> bodies() {
    byte[] base64 = Base64.getEncoder().encode(GOOD);
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      bodies.add(noise(1 + random.nextInt(3000)));
      bodies.add(Base64.getEncoder().encode(noise(1 + random.nextInt(3000))));
      bodies.add(Arrays.copyOf(base64, 1 + random.nextInt(base64.length / 2)));
      byte[] head = MAGIC.get(i % MAGIC.size()).getBytes(ISO_8859_1);
      bodies.add(join(head, noise(random.nextInt(2000))));
      bodies.add(Base64.getEncoder().encode(join(head, noise(random.nextInt(2000)))));
    }
    return bodies;
  }

  @Test
  void twoHundredRandomBodies_areRefusedAndTheNextGoodOneIsNot() throws Exception {
    for (byte[] body : bodies()) {
      assertRefused(body, "application/x-www-form-urlencoded", 400);
    }
    assertThat(post(GOOD, "image/png").statusCode()).isEqualTo(200);
  }

  @Test
  void handMadeBodies_areRefused() throws Exception {
    String form = "application/x-www-form-urlencoded";
    assertRefused(new byte[0], form, 400);
    assertRefused("This is a text file.\n".getBytes(ISO_8859_1), "text/plain", 400);
    assertRefused("{\"image\": \"x\"}".getBytes(ISO_8859_1), "application/json", 400);
    assertRefused("%%%===".getBytes(ISO_8859_1), form, 400);
    assertRefused("data:image/png;base64,".getBytes(ISO_8859_1), form, 400);
    assertRefused("<svg xmlns='x'/>".getBytes(ISO_8859_1), "image/svg+xml", 400);
    assertRefused(Pictures.hugePngHeader(60_000, 60_000), "image/png", 400);
    assertRefused("--b--\r\n".getBytes(ISO_8859_1), "multipart/form-data; boundary=b", 400);
    assertRefused("nonsense".getBytes(ISO_8859_1), "multipart/form-data", 400);
    assertRefused("nonsense".getBytes(ISO_8859_1), "multipart/form-data; boundary=b", 400);
    String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    assertRefused(part.getBytes(ISO_8859_1), "multipart/form-data; boundary=b", 400);
    assertRefused((part + "x").getBytes(ISO_8859_1), "multipart/form-data; boundary=b", 400);
    assertRefused(noise(25_000_000), "application/octet-stream", 400);
    assertRefused(noise(30_000_000), "application/octet-stream", 413);
    assertThat(post(GOOD, "image/png").statusCode()).isEqualTo(200);
  }

  @Test
  void formOverTheLimitThatDoesNotSayHowLongItIs_is413() throws Exception {
    String part = "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a\"\r\n\r\n";
    byte[] form = join(part.getBytes(ISO_8859_1), new byte[30_000_000]);
    HttpResponse<String> answer =
        post(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)),
            "multipart/form-data; boundary=b");
    assertThat(answer.statusCode()).isEqualTo(413);
  }
}
