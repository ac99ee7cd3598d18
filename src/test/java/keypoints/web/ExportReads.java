package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every export read by the programs that it is for. Only {@code .ci/exports} runs this: it takes
 * Python packages and LibreOffice.
 */
final class ExportReads extends WebTest {
  private static final int SECONDS = 300;

  private static final Map<String, String> FILES =
      Map.of(
          "answer.json", "json",
          "export.coco.json", "coco.json",
          "export.yolo.txt", "yolo.txt",
          "export.yolo.yaml", "yolo.yaml",
          "export.tps", "tps",
          "export.labelstudio.json", "labelstudio.json",
          "export.labelstudio.xml", "labelstudio.xml",
          "plain.csv", "csv",
          "excel.csv", "csv?bom=true",
          "comma.csv", "csv?separator=semicolon&decimal=comma&bom=true");

  @ParameterizedTest
  @ValueSource(strings = {"coco", "tps", "labelstudio", "yolo", "pandas", "libreoffice"})
  void export_isReadByItsProgram(String format) throws Exception {
    assertThat(read(format)).contains(format + " is read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pandas", "libreoffice"})
  void namesThatBeginAFormula_areRead(String format) throws Exception {
    detector.answer =
        answer ->
            answer.withPredictions(
                answer.predictions().stream().map(ExportReads::withFormulas).toList());
    assertThat(read(format)).contains(format + " is read");
  }

  private static Prediction withFormulas(Prediction object) {
    return object.withKeypoints(
        object.keypoints().stream()
            .map(p -> new Keypoint(p.x(), p.y(), p.confidence(), p.classId(), "=1+" + p.classId()))
            .toList());
  }

  private String read(String format) throws IOException, InterruptedException {
    String run = run();
    Path exports = Files.createDirectory(folder.resolve("exports"));
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.write(exports.resolve(file.getKey()), bytes(run + "/export." + file.getValue()).body());
    }
    Path output = folder.resolve("output");
    List<String> reader =
        List.of("python3", "src/test/resources/exports/read.py", format, exports.toString());
    Process process =
        new ProcessBuilder(reader)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("it ends").isTrue();
    return Files.readString(output);
  }
}
