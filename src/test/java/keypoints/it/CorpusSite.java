package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.RawAnswer;
import keypoints.testing.RequestCase;

/** The deployed application as strangers meet it; whatever it answers is looked at. */
final class CorpusSite {
  static final String HOSTED = "clocks/3";
  static final String HERE = "dials/1";

  /** Of 320 x 240 px, as the answers of the corpus expect. */
  static final byte[] PHOTO = Pictures.file(Pictures.redCorner(320, 240), "jpg");

  private static final Properties TEXTS = texts();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Traces traces;
  private final URI home;
  private final List<Integer> statuses = new ArrayList<>();

  CorpusSite(URI home, Traces traces) {
    this.home = home;
    this.traces = traces;
  }

  private static Properties texts() {
    Properties texts = new Properties();
    try (ZipFile war = new ZipFile(System.getProperty("keypoints.war"));
        InputStream in = war.getInputStream(war.getEntry("WEB-INF/classes/failures.properties"))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /**
   * An answer.
   *
   * @param headers one a line, names in small letters
   */
  record Answer(int status, String headers, String body) {
    /** The value of this header; empty when there is none. */
    String header(String name) {
      return headers
          .lines()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse("");
    }
  }

  /** The sentence that people read about this, as the WAR has it. */
  static String sentence(String reason) {
    String text = TEXTS.getProperty("failure." + reason);
    assertThat(text).as(reason).isNotNull();
    Object[] details =
        switch (reason) {
          case "photo_too_large" -> new Object[] {20};
          case "photo_too_many_pixels" -> new Object[] {50};
          case "number_out_of_range" -> new Object[] {0, 100};
          default -> new Object[0];
        };
    return new MessageFormat(text, Locale.ENGLISH).format(details);
  }

  /** The form with a photo and something typed. */
  Answer photo(String model, byte[] file) throws IOException, InterruptedException {
    FormBody form = new FormBody().field("confidence", "41").field("model", model);
    return form(form.file("photo", "keypoints-corpus.jpg", file));
  }

  /** The form with a photo's address and something typed. */
  Answer address(String typed) throws IOException, InterruptedException {
    return form(
        new FormBody().field("url", typed).field("confidence", "41").field("classes", "Zähler"));
  }

  private Answer form(FormBody form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(home.resolve("runs"))
            .header("Content-Type", FormBody.TYPE)
            .POST(form.end()));
  }

  Answer call(String path, byte[] body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(home.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(home.resolve(path)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    String headers =
        response.headers().map().entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + ": " + value))
            .collect(Collectors.joining("\n"));
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean text = type.contains("text/") || type.contains("json");
    return seen(
        new Answer(
            response.statusCode(),
            headers,
            new String(
                response.body(), text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)));
  }

  /** Byte by byte as it is written there. */
  Answer raw(RequestCase request) throws IOException {
    RawAnswer answer =
        RawAnswer.to(home, request.head(home.getPath(), home.getAuthority()), request.body(), 1);
    String[] parts = (answer.text() + "\r\n\r\n").split("\r\n\r\n", 2);
    String headers =
        parts[0]
            .lines()
            .skip(1)
            .map(line -> line.split(":", 2))
            .map(line -> line[0].toLowerCase(Locale.ROOT) + ":" + line[line.length - 1])
            .collect(Collectors.joining("\n"));
    return seen(new Answer(answer.status(), headers, parts[1].strip()));
  }

  private Answer seen(Answer answer) {
    traces.look("an answer", answer.headers() + answer.body());
    statuses.add(answer.status());
    return answer;
  }

  /** The status of each answer so far. */
  List<Integer> statuses() {
    return List.copyOf(statuses);
  }
}
