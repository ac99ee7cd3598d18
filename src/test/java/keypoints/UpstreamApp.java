package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.RawServer;
import keypoints.testing.Visitor;

/** The whole application before a hosted model's server that may do anything, every log open. */
final class UpstreamApp {
  static final String FILE = "kitchen.jpg";

  /** Of 320 x 240 px. */
  static final byte[] PHOTO = Pictures.file(Pictures.redCorner(320, 240), "jpg");

  private static final String KEY = "rf_CANARY+9d2/key";
  private static final String GOOD =
      "{\"predictions\":[{\"x\":9,\"y\":9,\"width\":2,\"height\":2,\"confidence\":0.9,"
          + "\"class\":\"clock\"}]}";

  /** Held, because loggers are collected else. */
  private static final Logger ROOT = Logger.getLogger("");

  private final RawServer server = new RawServer();
  private final StringBuilder seen = new StringBuilder();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final StreamHandler handler = new StreamHandler(log, new SimpleFormatter());
  private Path data;
  private Level usual;
  private RunningApp app;
  private Visitor visitor;

  void start() throws Exception {
    data = Files.createTempDirectory("upstream");
    handler.setLevel(Level.ALL);
    usual = ROOT.getLevel();
    ROOT.addHandler(handler);
    app =
        new RunningApp(
            data,
            Map.of(
                "KEYPOINTS_ROBOFLOW_URL",
                server.url().toString(),
                "KEYPOINTS_ROBOFLOW_KEY",
                KEY,
                "KEYPOINTS_ROBOFLOW_TIMEOUT",
                "1"));
    visitor = new Visitor(app.home());
    ROOT.setLevel(Level.ALL);
    server.plays(RawServer.says(200, GOOD));
    upload(); // the first one loads half the application and may come too late on a busy machine
  }

  RawServer server() {
    return server;
  }

  HttpResponse<String> upload() throws IOException, InterruptedException {
    FormBody form = new FormBody().field("model", "clocks/3").field("confidence", "0");
    return seen(visitor.upload(form.file("photo", FILE, PHOTO)));
  }

  /** The page of a run that an upload led to. */
  HttpResponse<String> follow(HttpResponse<String> answer)
      throws IOException, InterruptedException {
    return seen(visitor.follow(answer));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return seen(visitor.get(path));
  }

  private HttpResponse<String> seen(HttpResponse<String> answer) {
    seen.append(answer.headers().map()).append(answer.body());
    return answer;
  }

  /** The application is none the worse for it, and not tired of asking either. */
  void recover() throws IOException, InterruptedException {
    server.plays(RawServer.says(200, GOOD));
    for (int i = 0; i < 3; i++) {
      assertThat(upload().statusCode()).isEqualTo(303);
    }
    assertThat(server.calls()).isEqualTo(3);
  }

  void stop() throws Exception {
    ROOT.setLevel(usual);
    ROOT.removeHandler(handler);
    handler.flush();
    app.close();
    server.close();
  }

  void assertKeyIsNowhere() throws IOException {
    String logged = log.toString(StandardCharsets.UTF_8);
    assertThat(logged).contains("clocks");
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    for (String trace :
        List.of(
            "CANARY",
            URLEncoder.encode(KEY, StandardCharsets.UTF_8),
            Base64.getEncoder().withoutPadding().encodeToString(key))) {
      assertThat(seen.indexOf(trace)).as("pages").isNegative();
      assertThat(logged.indexOf(trace)).as("log").isNegative();
      assertThat(files().indexOf(trace)).as("files").isNegative();
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
