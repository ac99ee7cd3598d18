package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import keypoints.RunningApp;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The exact bytes that each documented client sends, sent again to the whole application. */
final class ClientsTest {
  private static final String EXPECTED = "/clients/expected.csv";

  /** Of the picture server when the clients were recorded; as many digits as its port has now. */
  private static final String RECORDED_PORT = "18099";

  @TempDir private static Path folder;
  private static HttpServer pictures;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    byte[] jpeg = Pictures.file(Pictures.redCorner(128, 64), "jpg");
    pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pictures.createContext(
        "/YOUR_IMAGE.jpg",
        exchange -> {
          exchange.sendResponseHeaders(200, jpeg.length);
          exchange.getResponseBody().write(jpeg);
          exchange.close();
        });
    pictures.start();
    Path models = TestModels.in(folder.resolve("models"), List.of("yolov8-pose", "yolo-detect"));
    Map<String, String> settings =
        Map.of(
            "KEYPOINTS_MODELS",
            models.toString(),
            "KEYPOINTS_FETCH_ALLOW",
            "localhost:" + pictures.getAddress().getPort());
    app = new RunningApp(folder.resolve("data"), settings);
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    pictures.stop(0);
  }

  /** An answer as it came over the wire; names of headers in lower case. */
  private record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer read(InputStream in) throws Exception {
      String line = line(in);
      Map<String, String> headers = new TreeMap<>();
      for (String next = line(in); !next.isEmpty(); next = line(in)) {
        int colon = next.indexOf(':');
        headers.put(
            next.substring(0, colon).toLowerCase(Locale.ROOT), next.substring(colon + 1).strip());
      }
      int status = Integer.parseInt(line.split(" ", 3)[1]);
      return status == 100
          ? read(in)
          : new Answer(
              status, headers, in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    }

    private static String line(InputStream in) throws Exception {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        assertThat(c).as("answer cut short after " + line).isNotNegative();
        line.append((char) c);
      }
      return line.toString().strip();
    }

    /** What stands at a JSON pointer, as text; of a {@code picture} its width. */
    String at(String place) throws Exception {
      if (place.equals("picture")) {
        return Integer.toString(ImageIO.read(new ByteArrayInputStream(body)).getWidth());
      }
      try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
        var value = Json.createPointer(place).getValue(reader.read());
        return value instanceof JsonString text ? text.getString() : value.toString();
      }
    }
  }

  private static Answer replay(String recording) throws Exception {
    URI file = ClientsTest.class.getResource("/clients/" + recording + ".http").toURI();
    String port = Integer.toString(pictures.getAddress().getPort());
    byte[] request =
        Files.readString(Path.of(file), StandardCharsets.ISO_8859_1)
            .replace(RECORDED_PORT, port)
            .getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = new Socket(app.home().getHost(), app.home().getPort())) {
      socket.getOutputStream().write(request);
      return Answer.read(socket.getInputStream());
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = EXPECTED, ignoreLeadingAndTrailingWhitespace = true)
  void recordedClient_isAnswered(String recording, int status, String place, String text)
      throws Exception {
    Answer answer = replay(recording);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("content-type"))
        .isEqualTo(place.equals("picture") ? "image/jpeg" : "application/json");
    assertThat(answer.at(place)).isEqualTo(text);
  }

  @Test
  void everyRecording_isReplayed() throws Exception {
    URI expected = ClientsTest.class.getResource(EXPECTED).toURI();
    List<String> listed =
        Files.readAllLines(Path.of(expected)).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(',')) + ".http")
            .toList();
    try (var files = Files.list(Path.of(expected).getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".http")))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }
}
