package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every program of the result page, copied from there and run; what it prints is what the page
 * shows. Only {@code .ci/programs} runs this: it takes ten languages.
 */
final class ProgramRuns {
  private static final int SECONDS = 300;

  /** By language: the file that the program is saved as, and what runs it. */
  private static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          Map.entry("curl", List.of("keypoints.sh", "bash keypoints.sh")),
          // without Windows: the same words, and the same quotes, mean the same to bash
          Map.entry("windows", List.of("keypoints.cmd", "bash keypoints.cmd")),
          Map.entry("python", List.of("keypoints.py", "python3 keypoints.py")),
          Map.entry("sdk", List.of("keypoints.py", "python3 keypoints.py")),
          Map.entry("node", List.of("keypoints.js", "node keypoints.js")),
          Map.entry(
              "kotlin",
              List.of(
                  "keypoints.kt",
                  "java -cp \"$KOTLIN/*\" org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -no-stdlib"
                      + " -no-reflect -cp \"$KOTLIN/kotlin-stdlib.jar\" -d out keypoints.kt >&2"
                      + " && java -cp \"out:$KOTLIN/kotlin-stdlib.jar\" KeypointsKt")),
          Map.entry("java", List.of("Keypoints.java", "java Keypoints.java")),
          Map.entry("ruby", List.of("keypoints.rb", "ruby keypoints.rb")),
          Map.entry("php", List.of("keypoints.php", "php keypoints.php")),
          Map.entry("go", List.of("keypoints.go", "go run keypoints.go")),
          Map.entry(
              "csharp",
              List.of(
                  "Keypoints.cs",
                  "mcs -r:System.Net.Http.dll Keypoints.cs >&2 && mono Keypoints.exe")));

  @TempDir static Path data;
  private static ProgramPage page;
  private static ProgramPage.Shown usual;
  private static ProgramPage.Shown hostile;

  @TempDir Path folder;

  @BeforeAll
  static void show() throws Exception {
    page = new ProgramPage(data);
    usual = page.usual();
    hostile = page.hostile();
    assertThat(usual.programs().keySet().stream().map(ProgramRuns::language))
        .as("no language is left out unseen")
        .hasSameElementsAs(
            Stream.concat(COMMANDS.keySet().stream(), Stream.of("swift", "objc")).toList());
  }

  private static String language(String program) {
    return program.substring(0, program.indexOf('-'));
  }

  @AfterAll
  static void close() throws Exception {
    page.close();
  }

  static Stream<String> programs() {
    return COMMANDS.keySet().stream()
        .sorted()
        .flatMap(language -> Stream.of(language + "-file", language + "-address"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void program_printsWhatThePageShows(String program) throws Exception {
    assertThat(printed(usual, program)).isEqualTo(usual.answer());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programWithSettings_printsWhatThePageShows(String program) throws Exception {
    assertThat(printed(hostile, program)).isEqualTo(hostile.answer());
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  /** Runs the page's text; only the address of the picture is another one. */
  private List<Prediction> printed(ProgramPage.Shown shown, String program) throws Exception {
    List<String> command = COMMANDS.get(language(program));
    String text =
        shown.programs().get(program).replace("https://example.org/YOUR_IMAGE.jpg", page.address());
    Files.write(folder.resolve("YOUR_IMAGE.jpg"), page.file());
    Files.writeString(folder.resolve(command.get(0)), text);
    return predictions(output(command.get(1)));
  }

  private String output(String command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("it ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readString(output);
  }

  /** Python prints its own form, which differs from JSON in the quotes. */
  private static List<Prediction> predictions(String printed) {
    return ProgramPage.read(printed.startsWith("{'") ? printed.replace('\'', '"') : printed);
  }
}
