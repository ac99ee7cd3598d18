package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import keypoints.testing.FakeMisbehaviours;
import keypoints.testing.FakeRequest;
import keypoints.testing.FakeRoboflow;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo through the whole application to a hosted model, which answers well or badly. */
final class HostedJourneyTest {
  private static final String KEY = "rf_CANARY+9d2/key";
  private static final List<String> TRACES =
      List.of(
          KEY,
          URLEncoder.encode(KEY, StandardCharsets.UTF_8),
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(KEY.getBytes(StandardCharsets.UTF_8)));
  private static final byte[] PHOTO = Pictures.file(Pictures.redCorner(400, 300), "jpg");

  /** Held, because loggers are collected else. */
  private static final Logger ROOT = Logger.getLogger("");

  @TempDir Path data;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final StreamHandler handler = new StreamHandler(log, new SimpleFormatter());
  private final FakeRoboflow roboflow = new FakeRoboflow();
  private Level usual;
  private RunningApp app;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    handler.setLevel(Level.ALL);
    usual = ROOT.getLevel();
    ROOT.addHandler(handler);
    Map<String, String> settings =
        Map.of(
            "KEYPOINTS_ROBOFLOW_URL",
            roboflow.url().toString(),
            "KEYPOINTS_ROBOFLOW_KEY",
            KEY,
            "KEYPOINTS_ROBOFLOW_MODELS",
            "clocks/3",
            "KEYPOINTS_ROBOFLOW_TIMEOUT",
            "1");
    app = new RunningApp(data, settings);
    visitor = new Visitor(app.home());
  }

  @AfterEach
  void stop() throws Exception {
    ROOT.removeHandler(handler);
    ROOT.setLevel(usual);
    app.close();
    roboflow.close();
  }

  private HttpResponse<String> upload() throws IOException, InterruptedException {
    return visitor.upload(
        new FormBody().field("model", "clocks/3").file("photo", "kitchen.jpg", PHOTO));
  }

  @Test
  void photo_isSentAsBase64AndItsAnswerIsShownWithTheHostsOwnPicture() throws Exception {
    roboflow.clocks();
    HttpResponse<String> page = visitor.follow(upload());
    FakeRequest request = roboflow.lastRequest();
    assertThat(request.path()).isEqualTo("/clocks/3");
    assertThat(request.query()).containsEntry("format", "image_and_json");
    assertThat(Base64.getDecoder().decode(request.body())).isEqualTo(PHOTO);
    assertThat(page.body()).contains("clock", "minute_tip", "<svg", roboflow.url().getAuthority());
    HttpResponse<String> picture = visitor.get(page.uri().getPath() + "/visualization");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @Test
  void resultPage_saysWhatWasSentAndWhatHadComeIn() throws Exception {
    roboflow.clocks();
    byte[] withMore = Arrays.copyOf(Pictures.withOrientation(PHOTO, 1), PHOTO.length + 30_000);
    HttpResponse<String> page =
        visitor.follow(
            visitor.upload(
                new FormBody().field("model", "clocks/3").file("photo", "a.jpg", withMore)));
    int sent = Base64.getDecoder().decode(roboflow.lastRequest().body()).length;
    assertThat(sent).isLessThanOrEqualTo(PHOTO.length);
    assertThat(page.body())
        .contains("400 × 300 pixels, JPEG, " + kilobytes(sent) + ".")
        .contains("The file had " + kilobytes(withMore.length) + " when it came in.")
        .contains("At " + roboflow.url().getAuthority() + ". The photo was sent there.");
  }

  /** To three digits. */
  private static String kilobytes(int bytes) {
    BigDecimal size = new BigDecimal(bytes).movePointLeft(3).round(new MathContext(3));
    return size.stripTrailingZeros().toPlainString() + "\u00a0kB";
  }

  @Test
  void answerWithNothingInIt_isAPageThatSaysSo() throws Exception {
    roboflow.nothing();
    HttpResponse<String> page = visitor.follow(upload());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Nothing found");
  }

  @Test
  void everyFailure_endsInASentenceAndKeepsThePhoto() throws Exception {
    for (var misbehaviour : FakeMisbehaviours.all().entrySet()) {
      var unused = misbehaviour.getValue().apply(roboflow);
      HttpResponse<String> page = upload();
      assertThat(page.statusCode()).as(misbehaviour.getKey()).isIn(502, 503, 504);
      assertThat(page.body())
          .as(misbehaviour.getKey())
          .contains("</html>")
          .doesNotContain("Exception", "at keypoints.");
      assertThat(page.headers().firstValue("Retry-After").isPresent())
          .as(misbehaviour.getKey())
          .isEqualTo(page.statusCode() == 503);
      assertRecovers();
    }
  }

  /** The application is none the worse for it; nor is it tired of asking. */
  private void assertRecovers() throws Exception {
    roboflow.clocks();
    for (int i = 0; i < 3; i++) {
      assertThat(upload().statusCode()).isEqualTo(303);
    }
  }

  @Test
  void serverThatIsNotThere_isSaidToBeUnavailable() throws Exception {
    roboflow.close();
    HttpResponse<String> page = upload();
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("not available at the moment", "kitchen.jpg");
  }

  @Test
  void serverThatKeepsFailing_isLeftAloneForAWhile() throws Exception {
    roboflow.serverError();
    for (int i = 0; i < 10; i++) {
      assertThat(upload().statusCode()).isEqualTo(502);
    }
    HttpResponse<String> page = upload();
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body()).contains("not available at the moment", "kitchen.jpg");
    assertThat(page.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 5L);
    assertThat(roboflow.requests()).hasSize(10);
  }

  @Test
  void serverThatSaysWhenToComeBack_isPassedOn() throws Exception {
    roboflow.comeBack(429, "77");
    HttpResponse<String> page = upload();
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).hasValue("77");
    assertThat(roboflow.requests()).hasSize(1);
  }

  @Test
  void key_isFoundNowhere() throws Exception {
    ROOT.setLevel(Level.ALL);
    StringBuilder seen = new StringBuilder();
    roboflow.clocks();
    HttpResponse<String> page = visitor.follow(upload());
    seen.append(page.headers().map()).append(page.body());
    for (var misbehaviour : FakeMisbehaviours.all().values()) {
      var unused = misbehaviour.apply(roboflow);
      HttpResponse<String> answer = upload();
      seen.append(answer.headers().map()).append(answer.body());
      assertRecovers();
    }
    for (String path : List.of("", "runs", "runs/none", "health/ready", "metrics")) {
      seen.append(visitor.get(path).body());
    }
    ROOT.setLevel(usual);
    handler.flush();
    app.close();
    assertThat(roboflow.requests()).allMatch(request -> KEY.equals(request.query().get("api_key")));
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("clocks");
    assertThat(files()).as("the database holds what was stored").contains("kitchen.jpg");
    for (String trace : TRACES) {
      assertThat(seen.indexOf(trace)).as("pages").isNegative();
      assertThat(log.toString(StandardCharsets.UTF_8).indexOf(trace)).as("log").isNegative();
      assertThat(files().indexOf(trace)).as("database").isNegative();
    }
  }

  private String files() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
