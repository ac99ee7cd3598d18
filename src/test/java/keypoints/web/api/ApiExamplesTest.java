package keypoints.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import keypoints.RunningApp;
import keypoints.testing.ClockPhoto;
import keypoints.testing.PictureServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of docs/api.md, run as it stands there; what it prints is what is shown there. */
final class ApiExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\n(.*?)```(?:\n\n```json\n(.*?)```)?", Pattern.DOTALL);
  private static final Path DOCUMENT = Path.of("docs/api.md");
  private static final int SECONDS = 60;

  /** What curl returns for an answer of 400 and above when it is told to. */
  private static final int REFUSED = 22;

  @TempDir private static Path data;
  @TempDir private Path folder;
  private static PictureServer pictures;
  private static RunningApp app;

  @BeforeAll
  static void start() throws Exception {
    pictures = new PictureServer(ClockPhoto.jpeg());
    app =
        new RunningApp(data.resolve("open"), Map.of("KEYPOINTS_FETCH_ALLOW", pictures.authority()));
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
    pictures.close();
  }

  /**
   * What stands in the document.
   *
   * @param shown the answer below the commands; empty when there is none
   */
  record Example(String commands, String shown) {

    /** Whether the document shows a refusal. */
    boolean isRefused() {
      return shown.contains("\"detail\"");
    }
  }

  static List<Example> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(found -> new Example(found.group(1), found.group(2) == null ? "" : found.group(2)))
        .toList();
  }

  private static Example example(String words) throws IOException {
    return examples().stream()
        .filter(example -> example.commands().contains(words))
        .findFirst()
        .orElseThrow();
  }

  private record Run(int exit, String output) {}

  private Run run(RunningApp at, String commands) throws IOException, InterruptedException {
    Files.write(folder.resolve("YOUR_IMAGE.jpg"), ClockPhoto.jpeg());
    Files.writeString(folder.resolve(".curlrc"), "silent\nfail-with-body\nnoproxy = localhost\n");
    String here =
        commands
            .replace("http://localhost:8080/", at.home().toString())
            .replace("https://example.org/", "http://" + pictures.authority() + "/");
    Path output = folder.resolve("output");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", here).directory(folder.toFile());
    bash.environment().put("CURL_HOME", folder.toString());
    Process process = bash.redirectOutput(output.toFile()).redirectError(output.toFile()).start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("it ends").isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }

  @Test
  void everyCommand_isAnExample() throws Exception {
    long commands = Files.readAllLines(DOCUMENT).stream().filter(l -> l.contains("curl ")).count();
    assertThat(examples()).hasSize((int) commands).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_printsWhatIsShown(Example example) throws Exception {
    Run run = run(app, example.commands());
    assertThat(run.exit()).as(run.output()).isEqualTo(example.isRefused() ? REFUSED : 0);
    if (!example.shown().isEmpty()) {
      assertAlike(Description.read(example.shown()), Description.read(run.output()), "answer");
    } else if (!example.commands().contains("out.jpg")) {
      assertThat(answers(run.output())).isNotEmpty().allSatisfy(this::assertClockFound);
    }
  }

  private static Stream<JsonValue> answers(String output) {
    JsonValue answer = Description.read(output);
    return answer instanceof JsonArray list ? list.stream() : Stream.of(answer);
  }

  /** As the first example of the document shows it. */
  private void assertClockFound(JsonValue answer) throws IOException {
    assertAlike(Description.read(examples().get(0).shown()), answer, "answer");
  }

  /** The same fields with values of the same types, and words that are the same each time. */
  private static void assertAlike(JsonValue shown, JsonValue printed, String place) {
    switch (shown.getValueType()) {
      case OBJECT -> assertAlike(shown.asJsonObject(), printed.asJsonObject(), place);
      case ARRAY -> assertThat(printed.asJsonArray()).as(place).isNotEmpty();
      default -> assertThat(printed.getValueType()).as(place).isEqualTo(shown.getValueType());
    }
    if (shown instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        assertAlike(list.get(i), printed.asJsonArray().get(i), place + "/" + i);
      }
    }
    if (shown instanceof JsonString && !place.endsWith("id")) {
      assertThat(printed).as(place).isEqualTo(shown);
    }
  }

  private static void assertAlike(JsonObject shown, JsonObject printed, String place) {
    assertThat(printed.keySet()).as(place).containsExactlyElementsOf(shown.keySet());
    shown.forEach((name, value) -> assertAlike(value, printed.get(name), place + "/" + name));
  }

  @Test
  void drawnPicture_isWrittenToTheFile() throws Exception {
    Example example = example("-o out.jpg");
    assertThat(run(app, example.commands())).isEqualTo(new Run(0, ""));
    BufferedImage drawn = ImageIO.read(folder.resolve("out.jpg").toFile());
    assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(800, 600);
  }

  @Test
  void exampleWithAKey_opensWhereOneIsWanted() throws Exception {
    RunningApp guarded =
        new RunningApp(data.resolve("guarded"), Map.of("KEYPOINTS_API_KEYS", "YOUR_API_KEY"));
    try {
      Example first = examples().get(0);
      assertThat(run(guarded, first.commands()))
          .isEqualTo(new Run(REFUSED, "{\"message\":\"Unauthorized\"}"));
      Example keyed = example("Bearer YOUR_API_KEY");
      assertClockFound(Description.read(run(guarded, keyed.commands()).output()));
    } finally {
      guarded.close();
    }
  }
}
