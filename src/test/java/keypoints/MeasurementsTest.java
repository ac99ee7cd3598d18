package keypoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the whole application measures: with its own model, and with recipes beside another. */
final class MeasurementsTest {
  /** Answers with the helmet that its README describes, whatever the picture. */
  private static final Path YOLO = Path.of("src/test/resources/models/yolov8-pose/1");

  private static final String RECIPES =
      """
      {"measurements": [
        {"class": "helmet", "name": "Brow", "kind": "distance", "points": ["top", "left"],
          "limits": {"ok": {"low": 30, "high": 33}}},
        {"class": "helmet", "name": "Corner", "kind": "angle", "points": ["top", "left", "right"],
          "limits": {"ok": {"high": 80}, "check": {"high": 95}}},
        {"class": "helmet", "name": "Shell", "kind": "area", "points": ["top", "left", "right"],
          "limits": {"ok": {"low": 100}, "unit": "mm"}},
        {"class": "helmet", "name": "Lean", "kind": "tilt", "points": ["top", "left"],
          "limits": {"ok": {"low": 10}}},
        {"class": "helmet", "name": "Rim", "kind": "ratio",
          "points": ["top", "left", "left", "right"]},
        {"class": "helmet", "name": "Brim", "kind": "distance", "points": ["top", "brim"]}
      ]}
      """;

  @TempDir Path data;
  @TempDir Path models;
  private RunningApp app;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    Path version = Files.createDirectories(models.resolve("yard").resolve("3"));
    try (Stream<Path> files = Files.list(YOLO)) {
      for (Path file : files.toList()) {
        Files.copy(file, version.resolve(file.getFileName()));
      }
    }
    Files.writeString(version.resolve("recipes.json"), RECIPES);
    open();
  }

  private void open() throws Exception {
    app = new RunningApp(data, Map.of(Setting.MODELS.variable(), models.toString()));
    visitor = new Visitor(app.home());
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
  }

  private String sample(String name, String query) throws Exception {
    return page(visitor.upload(new FormBody().field("sample", name)), query);
  }

  private String helmet(String query) throws Exception {
    byte[] picture = Pictures.file(Pictures.redCorner(128, 64), "png");
    FormBody form = new FormBody().field("model", "yard/3").file("photo", "a.png", picture);
    return page(visitor.upload(form), query);
  }

  private String page(HttpResponse<String> answer, String query)
      throws IOException, InterruptedException {
    String run = answer.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> page = visitor.get(run + query);
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  /** The text of a measurement's row of an object, blanks made one. */
  private static String row(String page, String letter, String name) {
    String section = page.substring(page.indexOf("measurements-title"));
    Matcher row =
        Pattern.compile(
                "(?s)data-object=\"" + letter + "\">\\s*<th[^>]*>" + name + "</th>(.*?)</tr>")
            .matcher(section);
    assertThat(row.find()).as("%s %s in %s", letter, name, section).isTrue();
    return row.group(1).replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0]+", " ").strip();
  }

  private static String summary(String page) {
    Matcher summary = Pattern.compile("<h1[^>]*>([^<]*)<").matcher(page);
    assertThat(summary.find()).isTrue();
    return summary.group(1).replace('\u00a0', ' ');
  }

  private static int minutes(String time) {
    String[] parts = time.split(":", -1);
    return Integer.parseInt(parts[0]) % 12 * 60 + Integer.parseInt(parts[1]);
  }

  @ParameterizedTest
  @CsvSource({"wall-clock, 1:26", "station, 3:59"})
  void sampleClocks_sayTheTimeShownOnThem(String sample, String shown) throws Exception {
    String page = sample(sample, "");
    String says = summary(page).replaceFirst(".*The clock says ", "");
    assertThat(says).matches("\\d+:\\d\\d");
    assertThat((double) minutes(says)).isCloseTo(minutes(shown), within(2.0));
    assertThat(row(page, "A", "Time")).startsWith(says + " measured The hands agree to ");
  }

  @Test
  void gauge_isReadInPercentUntilItsScaleIsTyped() throws Exception {
    assertThat(row(sample("gauge", ""), "A", "Reading")).matches("6\\d % of the scale measured");
    String page = sample("gauge", "?scale_start=-1&scale_end=0&unit=bar");
    assertThat(row(page, "A", "Reading")).matches("-0\\.3\\d bar measured");
    assertThat(summary(page)).matches(".* The gauge says -0\\.3\\d bar");
    assertThat(page).contains("name=\"scale_start\" id=\"scale-0-start\" value=\"-1\"");
  }

  @Test
  void twoGauges_haveAScaleEach() throws Exception {
    String query =
        "?scale_of=0&scale_start=0&scale_end=400&unit=hPa"
            + "&scale_of=1&scale_start=0&scale_end=6&unit=bar";
    String page = sample("workshop", query);
    assertThat(row(page, "A", "Reading")).matches("2\\d\\d hPa measured");
    assertThat(row(page, "B", "Reading")).matches("3\\.\\d\\d bar measured");
  }

  @Test
  void scaleOfOneGauge_isNotTakenForAnother() throws Exception {
    String page = sample("workshop", "?scale_of=1&scale_start=0&scale_end=6&unit=bar");
    assertThat(row(page, "A", "Reading")).contains("% of the scale");
    assertThat(row(page, "B", "Reading")).contains("bar");
  }

  @ParameterizedTest
  @CsvSource({"5,5", "0,ten", "0,''"})
  void scaleThatIsNone_isSaidAndKept(String start, String end) throws Exception {
    String page = sample("gauge", "?scale_start=" + start + "&scale_end=" + end + "&unit=bar");
    assertThat(page).contains("Give two different numbers").contains("value=\"" + end + "\"");
    assertThat(row(page, "A", "Reading")).contains("% of the scale");
  }

  @Test
  void recipesBesideAModel_areMeasuredAndHeldAgainstTheirLimits() throws Exception {
    String page = helmet("");
    assertThat(row(page, "A", "Brow")).isEqualTo("32.0 px ok Good from 30 px to 33 px.");
    assertThat(row(page, "A", "Corner")).isEqualTo("90.0° check Good up to 80°.");
    assertThat(row(page, "A", "Lean")).isEqualTo("0.0° out Good from 10°.");
    assertThat(row(page, "A", "Shell"))
        .isEqualTo("384 px² needs a known length Good from 100 mm².");
    assertThat(row(page, "A", "Rim")).isEqualTo("1.333 measured");
    assertThat(row(page, "A", "Brim")).isEqualTo("24.0 px uncertain brim is only 5 % sure.");
    assertThat(page.substring(page.indexOf("measurements-title")))
        .contains(">A · helmet</th>")
        .doesNotContain(">B · glove</th>");
  }

  @Test
  void knownLength_turnsPixelsIntoMillimetres() throws Exception {
    String page = helmet("?length_from=0.0&length_to=0.1&length_mm=64");
    assertThat(page).contains("From A1 top to A2 left are 64.0 mm, so 1 mm is 0.500 px");
    assertThat(page).contains("holds in the plane of these two points");
    assertThat(row(page, "A", "Brow")).startsWith("64.0 mm (32.0 px) ok");
    assertThat(row(page, "A", "Shell")).startsWith("1,536.0 mm² (384 px²) ok");
    assertThat(page).contains("<option value=\"0.1\" selected=\"selected\">A2 left</option>");
  }

  private static String between(String fromX, String fromY, String toX, String toY) {
    return "?length_from=&length_from_x=%s&length_from_y=%s&length_to_x=%s&length_to_y=%s"
        .formatted(fromX, fromY, toX, toY);
  }

  @Test
  void knownLengthBetweenTwoPlaces_holdsLikeOneBetweenPoints() throws Exception {
    String page = helmet(between("10", "12.5", "42", "12,5") + "&length_mm=64");
    assertThat(page)
        .contains("From place 10; 12.5 to place 42; 12.5 are 64.0 mm, so 1 mm is 0.500 px")
        .contains("holds in the plane of these two points")
        .contains("id=\"length-to-y\" value=\"12,5\"")
        .contains("<line class=\"over\" x1=\"7.813%\" y1=\"19.531%\" x2=\"32.813%\"");
    assertThat(row(page, "A", "Brow")).startsWith("64.0 mm (32.0 px) ok");
    assertThat(page)
        .contains("<input type=\"hidden\" name=\"length_from_x\" value=\"10\">")
        .doesNotContain("<input type=\"hidden\" name=\"length_from\"");
  }

  @Test
  void knownLengthFromAPointToAPlace_isOne() throws Exception {
    String page = helmet("?length_from=0.0&length_to_x=0&length_to_y=0&length_mm=10");
    assertThat(page).contains("From A1 top to place 0; 0 are 10.0 mm");
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "1,x,9,9", "1,1,9,''", "1,1,129,1", "-1,1,9,9"})
  void placesThatAreNone_areSaidAndKept(String fromX, String fromY, String toX, String toY)
      throws Exception {
    String page = helmet(between(fromX, fromY, toX, toY) + "&length_mm=5");
    assertThat(page)
        .contains("or two places in the photo")
        .contains("class=\"ruler no-ruler\"")
        .contains("id=\"length-from-x\" value=\"" + fromX + "\"");
    assertThat(row(page, "A", "Brow")).startsWith("32.0 px");
  }

  @Test
  void lengthToAPointThatIsNotSure_makesAllLengthsUncertain() throws Exception {
    String page = helmet("?length_from=0.0&length_to=0.3&length_mm=24");
    assertThat(page).contains("but one of these points is not certain");
    assertThat(row(page, "A", "Brow")).startsWith("32.0 mm (32.0 px) uncertain");
    assertThat(row(page, "A", "Shell")).startsWith("384.0 mm² (384 px²) uncertain");
    assertThat(row(page, "A", "Corner")).startsWith("90.0° check");
  }

  @ParameterizedTest
  @CsvSource({"0.0,0.0,5", "0.0,0.1,", "0.0,0.1,0", "0.0,1.0,5", "0.0,,5", "x,y,z"})
  void lengthThatIsNone_isSaid(String from, String to, String length) throws Exception {
    String query = "?length_from=%s&length_to=%s&length_mm=%s".formatted(from, to, length);
    String page = helmet(query.replace("null", ""));
    assertThat(page).contains("Choose two different points of one object");
    assertThat(row(page, "A", "Brow")).startsWith("32.0 px");
  }

  @Test
  void uncertainty_isEstimatedByRepeatedRunsWhereAskedFor() throws Exception {
    String run = address(visitor.upload(new FormBody().field("sample", "gauge")));
    String before = visitor.get(run).body();
    assertThat(before)
        .contains("Estimate uncertainty")
        .doesNotContain("<path class=\"over spread")
        .doesNotContain("±");

    String query = "?scale_start=-1&scale_end=0&unit=bar";
    HttpResponse<String> asked = visitor.post(run + "/uncertainty" + query, "");
    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(address(asked))
        .startsWith(run + "?")
        .endsWith(query.substring(1) + "#measurements-title");

    String page = visitor.get(run + query).body();
    assertThat(row(page, "A", "Reading")).matches("-0\\.3\\d bar ± 0\\.0\\d\\d bar measured");
    assertThat(page)
        .contains("They tell how steady the model is, not whether it is right")
        .contains("± px")
        .contains("<path class=\"over spread")
        .contains("value=\"uncertainty\"")
        .doesNotContain("Estimate uncertainty");
    assertThat(visitor.get(run + "?layers=photo").body()).contains("no-uncertainty");
  }

  private static String address(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void otherForms_keepWhatWasTold() throws Exception {
    String page = helmet("?confidence=50&length_from=0.0&length_to=0.1&length_mm=64&view=drawn");
    assertThat(page).containsPattern("href=\"\\?confidence=50[^\"]*&amp;length_mm=64\"");
    assertThat(page)
        .contains("<input type=\"hidden\" name=\"length_mm\" value=\"64\">")
        .contains("<input type=\"hidden\" name=\"confidence\" value=\"50\">")
        .contains("<input type=\"hidden\" name=\"view\" value=\"drawn\">");
  }

  @Test
  void recipesThatCannotBeUsed_stopTheStart() throws Exception {
    app.close();
    Files.writeString(
        models.resolve("yard/3/recipes.json"), RECIPES.replace("\"angle\"", "\"angel\""));
    assertThatThrownBy(this::open)
        .hasStackTraceContaining("yard/3/recipes.json")
        .hasStackTraceContaining("angel is none of distance, angle, tilt");
  }
}
