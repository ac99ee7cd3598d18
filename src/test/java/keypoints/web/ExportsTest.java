package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.h2.tools.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file under "Take away", read back; {@code .ci/exports} has other programs read them. */
final class ExportsTest extends WebTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("`(export\\.[^`]+)`[^`]*\n```\\w+\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OUR_NAME = Pattern.compile("clock-[A-Za-z0-9_-]{8}");
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+/export\\.[^\"]+)\"");

  /** What the document shows: the query and the file. */
  record Example(String query, String file) {}

  static Stream<Example> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Path.of("docs/exports.md")))
        .results()
        .map(found -> new Example(found.group(1), found.group(2)));
  }

  @Test
  void document_hasAnExampleOfEveryFormat() throws IOException {
    assertThat(examples().map(example -> example.query().replaceAll("\\?.*", "")).distinct())
        .containsExactlyInAnyOrder(
            "export.json",
            "export.csv",
            "export.coco.json",
            "export.yolo.txt",
            "export.yolo.yaml",
            "export.tps",
            "export.labelstudio.json",
            "export.labelstudio.xml");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void file_isAsTheDocumentShowsIt(Example example) {
    String file = text(run() + "/" + example.query());
    String named = OUR_NAME.matcher(file).replaceAll("clock-Ab12Cd34");
    if (example.query().contains("json")) {
      assertThat(json(named)).isEqualTo(json(example.file()));
    } else {
      assertThat(named.replace("\r\n", "\n").strip()).isEqualTo(example.file().strip());
    }
  }

  private static JsonStructure json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.read();
    }
  }

  private String text(String path) {
    var answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void everyLinkOfThePage_isThere() {
    String page = html(run() + "?confidence=80");
    List<String> links =
        LINK.matcher(page).results().map(found -> found.group(1).replace("&amp;", "&")).toList();
    assertThat(links).hasSizeGreaterThan(12).allMatch(link -> link.contains("confidence=80"));
    for (String link : links) {
      assertThat(bytes(link).statusCode()).as(link).isEqualTo(200);
      assertThat(bytes(link).headers().firstValue("Content-Disposition").orElse(""))
          .as(link)
          .startsWith("attachment; filename=\"");
    }
  }

  @Test
  void page_saysWhichPhotoWasReadAndWhatIsShown() throws Exception {
    String run = run();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(run + "/photo").body());
    assertThat(html(run + "?confidence=80&keypoint_confidence=60"))
        .contains("<dd>" + HexFormat.of().formatHex(hash) + "</dd>")
        .contains("Objects from 40\u00a0%, overlap up to 30\u00a0%, points from 0\u00a0%")
        .contains("Objects from 80\u00a0%, overlap up to 30\u00a0%, sure points from 60\u00a0%");
  }

  @Test
  void unknownExport_isNotThere() {
    assertThat(get(run() + "/export.xls").statusCode()).isEqualTo(404);
    assertThat(get("/runs/none/export.csv").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void annotatedPicture_isAsLargeAsThePhotoAndShowsWhatThePageShows(String extension)
      throws IOException {
    String run = run();
    BufferedImage photo = picture(run + "/photo");
    BufferedImage all = picture(run + "/export." + extension);
    BufferedImage none = picture(run + "/export." + extension + "?confidence=100");
    assertThat(List.of(all.getWidth(), all.getHeight()))
        .containsExactly(photo.getWidth(), photo.getHeight());
    int boxLeft = 40;
    int boxMiddle = 100;
    assertThat(all.getRGB(boxLeft, boxMiddle)).isNotEqualTo(none.getRGB(boxLeft, boxMiddle));
  }

  private BufferedImage picture(String path) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes(path).body()));
  }

  @Test
  void json_isTheAnswerOfWhatIsShown() {
    Inference answer = InferenceJson.readInference(text(run() + "/export.json?classes=gauge"));
    assertThat(answer)
        .isEqualTo(
            StubDetector.inference(400, 300)
                .withPredictions(List.of(StubDetector.inference(400, 300).predictions().get(1))));
  }

  @ParameterizedTest
  @CsvSource({"'', ','", "&separator=semicolon, ;", "&bom=true, ','"})
  void csv_isReadByAnotherReader(String how, char separator) throws Exception {
    String text = text(run() + "/export.csv?rows=keypoints" + how);
    assertThat(text.startsWith("\uFEFF")).isEqualTo(how.contains("bom"));
    List<List<String>> rows = rows(text.replace("\uFEFF", ""), separator);
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0))
        .containsSubsequence("A1", "center", "120", "150", "0.97", "found", "model");
    assertThat(rows.get(3)).containsSubsequence("A4", "twelve", "", "", "", "missing", "model");
  }

  private static List<List<String>> rows(String text, char separator) throws Exception {
    Csv csv = new Csv();
    csv.setFieldSeparatorRead(separator);
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet set = csv.read(new StringReader(text), null)) {
      while (set.next()) {
        rows.add(row(set));
      }
    }
    return rows;
  }

  private static List<String> row(ResultSet set) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
      String cell = set.getString(i);
      cells.add(cell == null ? "" : cell);
    }
    return cells;
  }

  @Test
  void decimalCommas_areNotTakenForSeparators() throws Exception {
    String run = run();
    for (char separator : List.of(',', ';')) {
      String how = separator == ';' ? "&separator=semicolon" : "";
      String text = text(run + "/export.csv?rows=objects&decimal=comma" + how);
      assertThat(rows(text, separator).get(0)).contains("0,93", "0,97");
    }
  }

  @Test
  void namesThatBeginAFormula_areInert() throws Exception {
    String formula = "=cmd|' /C calc'!A0";
    Keypoint point = new Keypoint(-3, 10, 0.9, 0, "@SUM(1)\n\"x\"");
    Prediction object = new Prediction(20, 20, 60, 20, 0.9, formula, 0, "", List.of(point));
    detector.answer = answer -> answer.withPredictions(List.of(object));
    String run =
        upload("a.jpg", jpeg(40, 30), Map.of()).headers().firstValue("Location").orElse("");
    List<String> row = rows(text(run + "/export.csv"), ',').get(0);
    assertThat(row).contains("'" + formula, "'@SUM(1)\n\"x\"", "-10", "-3");
    assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@\t\r].*"));
    assertThat(text(run + "/export.csv?rows=objects")).contains("\"'@SUM(1)\n\"\"x\"\"_x_px\"");
  }

  /**
   * As Ultralytics documents it: class, box, then x, y, visibility of as many points in each row.
   */
  @Test
  void yoloRows_lieInsideThePhoto() {
    Keypoint outside = new Keypoint(-20, 10, 0.9, 1, "hour_tip");
    Prediction object = new Prediction(0, 20, 60, 20, 0.9, "clock", 0, "", List.of(outside));
    detector.answer = answer -> answer.withPredictions(List.of(object));
    List<String> row = List.of(text(run() + "/export.yolo.txt").strip().split(" ", -1));
    assertThat(row).hasSize(1 + 4 + 4 * 3);
    assertThat(row.subList(1, 5)).containsExactly("0.0375", "0.066667", "0.075", "0.066667");
    assertThat(row.subList(5, row.size())).containsOnly("0");
  }

  @Test
  void modelThatIsNotKnownHere_isTakenFromItsAnswer() {
    Keypoint point = new Keypoint(5, 6, 0.9, 2, "hoof");
    Prediction horse = new Prediction(10, 10, 8, 8, 0.9, "horse", 1, "", List.of(point));
    detector.answer = answer -> answer.withPredictions(List.of(horse));
    String run =
        upload("a.jpg", jpeg(40, 30), fields("model", "yards/7"))
            .headers()
            .firstValue("Location")
            .orElse("");
    JsonObject coco = json(text(run + "/export.coco.json")).asJsonObject();
    assertThat(coco.getJsonArray("categories").get(1).asJsonObject())
        .isEqualTo(
            json(
                """
                {"id": 2, "name": "horse", "supercategory": "",
                 "keypoints": ["point_1", "point_2", "hoof"], "skeleton": []}\
                """));
    assertThat(text(run + "/export.yolo.yaml")).contains("  0: \"class_0\"\n  1: \"horse\"\n");
    assertThat(text(run + "/export.tps")).startsWith("LM=3\r\n-1 -1\r\n-1 -1\r\n5 24\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\fakepath\\Größe & Co (1).JPG, Gro-e-Co-1",
    "../../etc/passwd, passwd",
    "a.b;c.jpeg, a-b-c",
    "'表.png', photo",
    "'.jpg', photo"
  })
  void fileNames_arePlain(String source, String plain) {
    String run = upload(source, jpeg(40, 30), Map.of()).headers().firstValue("Location").orElse("");
    assertThat(bytes(run + "/export.tps").headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"" + Pattern.quote(plain) + "-[A-Za-z0-9_-]{8}\\.tps\"");
  }
}
