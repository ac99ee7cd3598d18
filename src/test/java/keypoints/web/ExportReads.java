package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every export read by the programs that it is for. Only {@code .ci/exports} runs this: it takes
 * Python packages and LibreOffice.
 */
final class ExportReads extends WebTest {
  private static final int SECONDS = 300;

  private static final Pattern SIMILARITY = Pattern.compile("<dt>Mean OKS</dt><dd>([0-9.]+)</dd>");

  /** COCO's, in its order. */
  private static final List<String> PERSON =
      Stream.of(
              "nose left_eye right_eye left_ear right_ear left_shoulder right_shoulder left_elbow",
              "right_elbow left_wrist right_wrist left_hip right_hip left_knee right_knee",
              "left_ankle right_ankle")
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

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

  /** A person whose every point lies elsewhere the second time, the farther the later. */
  @Test
  void similarityOfPeople_isThatOfPycocotools() throws Exception {
    Path exports = Files.createDirectory(folder.resolve("exports"));
    String first = person(0, exports.resolve("first.json"));
    String second = person(1.5, exports.resolve("second.json"));
    String page = html("/compare?a=" + first + "&b=" + second);
    Matcher similarity = SIMILARITY.matcher(page);
    assertThat(similarity.find()).as(page).isTrue();
    Files.writeString(exports.resolve("oks.txt"), similarity.group(1));
    assertThat(read("oks", exports)).contains("oks is read");
  }

  private String person(double step, Path file) throws IOException {
    List<Keypoint> points = new ArrayList<>();
    for (int slot = 0; slot < PERSON.size(); slot++) {
      double x = 20 + 10 * slot + step * slot;
      points.add(new Keypoint(x, 100 - step * slot, 0.9, slot, PERSON.get(slot)));
    }
    Prediction object = new Prediction(120, 100, 200, 150, 0.9, "person", 0, "p", points);
    detector.answer = answer -> answer.withPredictions(List.of(object));
    HttpResponse<String> sent = upload("a.jpg", jpeg(400, 300), Map.of("model", "yards/7"));
    String run = sent.headers().firstValue("Location").orElseThrow();
    Files.write(file, bytes(run + "/export.coco.json").body());
    return run.substring("/runs/".length());
  }

  private String read(String format) throws IOException, InterruptedException {
    String run = run();
    Path exports = Files.createDirectory(folder.resolve("exports"));
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.write(exports.resolve(file.getKey()), bytes(run + "/export." + file.getValue()).body());
    }
    return read(format, exports);
  }

  private String read(String format, Path exports) throws IOException, InterruptedException {
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
