package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import keypoints.inference.ModelId;
import keypoints.measure.RecipeBook;
import keypoints.measure.Recipes;
import keypoints.measure.Subject;
import keypoints.testing.FormBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipes of a model, looked at and changed on their page. */
final class RecipeEditorTest extends WebTest {
  private static final String DIALS = "/models/dials/1/recipes";
  private static final String HOSTED = "/models/yards/7/recipes";
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\w{8})\"");
  private static final Pattern ROW = Pattern.compile("(?s)<tr>\\s*<th scope=\"row\".*?</tr>");

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0]+", " ").strip();
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page).results().map(row -> text(row.group())).toList();
  }

  private static String version(String page) {
    Matcher version = VERSION.matcher(page);
    assertThat(version.find()).as(page).isTrue();
    return version.group(1);
  }

  /** A lean of the clock that every run of the stub has. */
  private static Map<String, String> lean(String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kind", "tilt");
    fields.put("class", "clock");
    fields.put("name", "Lean – schräg");
    fields.putAll(fields(more));
    return fields;
  }

  private HttpResponse<String> save(String address, Map<String, String> fields, String... points) {
    FormBody form = new FormBody().field("version", version(html(address)));
    fields.forEach(form::field);
    for (String point : points) {
      form.field("point", point);
    }
    return send(request(address).header("Content-Type", FormBody.TYPE).POST(form.end()));
  }

  private void saved(Map<String, String> fields, String... points) {
    HttpResponse<String> answer = save(DIALS, fields, points);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private HttpResponse<String> importing(String json) {
    FormBody form = new FormBody().field("version", version(html(DIALS)));
    form.file("file", "recipes.json", json.getBytes(StandardCharsets.UTF_8));
    return send(request(DIALS + "/import").header("Content-Type", FormBody.TYPE).POST(form.end()));
  }

  @Test
  void resultPage_leadsToWhatIsMeasuredAndBack() {
    String run = run();
    String link = DIALS + "?run=" + run.substring("/runs/".length());
    assertThat(html(run)).contains("href=\"" + link + "\"");
    String page = html(link);
    assertThat(page).contains("href=\"" + run + "\"").contains("These came with the model.");
    assertThat(rows(page))
        .containsExactly(
            "Time clock Time of day center, hour_tip, minute_tip, twelve – Change Delete",
            "Reading gauge Reading of a dial center, needle_tip, scale_start, scale_end"
                + " – Change Delete");
  }

  @Test
  void newRecipe_isMeasuredOnRunsFromBefore() {
    String run = run();
    saved(lean("ok_low", "-10", "ok_high", "10,5"), "center", "hour_tip");
    assertThat(rows(html(DIALS))).hasSize(3);
    assertThat(rows(html(DIALS)).get(2))
        .isEqualTo(
            "Lean – schräg clock Tilt against horizontal center, hour_tip"
                + " Good from -10° to 10.5°. Change Delete");
    assertThat(text(html(run))).contains("Lean – schräg -36.9° out Good from -10° to 10.5°.");
  }

  @Test
  void changedRecipe_staysInItsPlace() {
    saved(lean(), "center", "hour_tip");
    String form = html(DIALS + "?change=2");
    assertThat(form)
        .contains("value=\"Lean – schräg\"")
        .contains("<option value=\"hour_tip\" selected=\"selected\">");
    saved(lean("at", "0", "name", "Slope"), "center", "minute_tip");
    assertThat(rows(html(DIALS))).hasSize(3);
    assertThat(rows(html(DIALS)).get(0)).startsWith("Slope clock Tilt");
  }

  @Test
  void deletedRecipes_areMeasuredNoMoreUntilTheyComeBack() {
    String run = run();
    for (int i = 0; i < 2; i++) {
      String version = version(html(DIALS));
      assertThat(post(DIALS + "/delete", fields("version", version, "at", "0")).statusCode())
          .isEqualTo(303);
    }
    assertThat(html(DIALS)).contains("Nothing is measured.").contains("These were written here.");
    assertThat(text(html(run))).contains("Nothing is measured on these objects.");

    assertThat(post(DIALS + "/reset", fields("version", "any")).statusCode()).isEqualTo(303);
    assertThat(rows(html(DIALS))).hasSize(2);
    assertThat(html(DIALS)).contains("These came with the model.");
    assertThat(text(html(run))).contains("Time – not measured");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=tilt ok_low=x | center twelve | ok | good values as numbers",
        "kind=tilt ok_low=3 ok_high=2 | center twelve | ok | the lower one first",
        "kind=tilt check_high=3 | center twelve | ok | which values are good before",
        "kind=tilt name= unit=bar | center twelve | name | a name",
        "kind=tilt | center | points | a keypoint for each place",
        "kind=tilt | center elbow | points | a keypoint for each place",
        "kind=tilt | twelve twelve | points | two of these are the same",
        "kind=ratio | center twelve hour_tip hour_tip | points | two of these are the same",
        "kind=area | center twelve | points | three or more",
        "kind=dial scale_end=5 | center twelve hour_tip minute_tip | scale | two different",
      })
  void wrongInput_isSaidBesideWhatWasTyped(
      String typed, String points, String wrong, String sentence) {
    Map<String, String> fields = lean();
    for (String field : typed.split(" ", -1)) {
      String[] parts = field.split("=", -1);
      fields.put(parts[0], parts[1]);
    }
    HttpResponse<String> answer = save(DIALS, fields, points.split(" ", -1));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("href=\"#" + wrong + "\"")
        .containsPattern("id=\"" + wrong + "-problem\">[^<]*" + sentence);
    fields.remove("unit");
    fields.forEach(
        (name, value) ->
            assertThat(answer.body())
                .containsPattern("name=\"" + name + "\"[^>]*value=\"" + value + "\""));
    assertThat(rows(html(DIALS))).hasSize(2);
  }

  @Test
  void recipesThatSomebodyElseChanged_areShownFirst() {
    String version = version(html(DIALS));
    saved(lean(), "center", "twelve");
    HttpResponse<String> answer =
        post(DIALS, lean("version", version, "name", "Mine", "point", "center"));
    assertThat(answer.statusCode()).isEqualTo(422);
    FormBody form = new FormBody().field("version", version).field("point", "center");
    lean("name", "Mine", "point", "twelve").forEach(form::field);
    answer = send(request(DIALS).header("Content-Type", FormBody.TYPE).POST(form.end()));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Somebody has changed").contains("value=\"Mine\"");
    assertThat(rows(answer.body())).hasSize(3);
    assertThat(post(DIALS + "/delete", fields("version", version, "at", "0")).statusCode())
        .isEqualTo(409);
    assertThat(rows(html(DIALS))).hasSize(3);
  }

  @Test
  void downloadedFile_isTakenOverAgain() {
    saved(lean("ok_low", "1", "check_low", "0", "side", "left"), "center", "twelve");
    HttpResponse<String> file = get(DIALS + ".json");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"recipes.json\"");
    assertThat(file.body()).contains("\"kind\": \"tilt\"").contains("\"low\": 1.0");
    post(DIALS + "/reset", fields("version", "any"));
    assertThat(importing(file.body()).statusCode()).isEqualTo(303);
    assertThat(get(DIALS + ".json").body()).isEqualTo(file.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "measurements | measurement | This file is no recipes.json",
        "}]} | } | This file is no JSON; it can be read up to line 1, character \\d+",
        "'A' | ' ' | A measurement in this file has no name",
        "'class': 'clock', | `` | “A” in this file has no class, or no kind",
        "'twelve' | 'twelve', 'center' | “A” in this file has 3 points",
        "'clock' | 'cup' | “A” in this file is for “cup”",
        "'twelve' | 'six' | “A” in this file wants the keypoint “six”",
        "'tilt', | 'tilt', 'side': 'up', | The side of the measurement “A”",
        "'tilt', | 'tilt', 'scale': {'start': 0, 'end': 1}, | The scale of the measurement “A”",
        "'tilt', | 'tilt', 'limits': {}, | The limits of the measurement “A”"
      })
  void fileThatCannotBeUsed_isSaid(String right, String wrong, String reason) {
    String json =
        "{'measurements': [{'name': 'A', 'class': 'clock', 'kind': 'tilt',"
            + " 'points': ['center', 'twelve']}]}";
    HttpResponse<String> answer = importing(json.replace(right, wrong).replace('\'', '"'));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).containsPattern("id=\"file-problem\">[^<]*" + reason);
    assertThat(rows(html(DIALS))).hasSize(2);
  }

  @Test
  void fileThatCannotBeUsed_isSaidInTheLanguageOfThePage() {
    FormBody form = new FormBody().field("version", version(html(DIALS)));
    form.file("file", "recipes.json", "{".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        send(
            request(DIALS + "/import")
                .header("Content-Type", FormBody.TYPE)
                .header("Accept-Language", "de")
                .POST(form.end()));
    assertThat(answer.body()).contains("Diese Datei ist kein JSON; sie lässt sich bis Zeile 1");
  }

  @Test
  void changes_outliveAStart() {
    saved(lean(), "center", "twelve");
    ModelId dials = new ModelId("dials", "1");
    Subject subject = new Subject(dials, detector.models().get(0).classes(), true);
    RecipeBook again = new RecipeBook(new Recipes(null, detector.models()), database());
    assertThat(again.of(subject)).hasSize(3).isEqualTo(site.recipes().of(subject));
  }

  @Test
  void hostedModel_isKnownByWhatItFoundLast() {
    assertThat(html(HOSTED)).contains("keypoints of this model are not known here yet");
    upload("a.jpg", jpeg(400, 300), fields("model", "yards/7"));
    assertThat(html(HOSTED + "?kind=angle&class=clock")).contains("<option value=\"minute_tip\">");
    Map<String, String> fields = lean();
    assertThat(save(HOSTED, fields, "center", "hour_tip").statusCode()).isEqualTo(303);
    assertThat(rows(html(HOSTED))).anyMatch(row -> row.startsWith("Lean – schräg clock Tilt"));
  }

  @Test
  void distanceAndRatio_beginAlongTheSkeleton() {
    assertThat(html(DIALS + "?kind=distance&class=clock"))
        .contains("value=\"center – hour_tip\"")
        .contains("<option value=\"hour_tip\" selected=\"selected\">");
    assertThat(html(DIALS + "?kind=ratio&class=gauge"))
        .contains("value=\"center – needle_tip : center – scale_start\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/models/none/1/recipes",
    "/models/dials/1",
    "/models/",
    "/models/dials/1/recipes/more",
    "/models/..%2Fdials/1/recipes"
  })
  void otherAddresses_areNotThere(String address) {
    assertThat(get(address).statusCode()).isIn(400, 404);
  }

  @Test
  void foreignPages_changeNothing() {
    String version = version(html(DIALS));
    HttpResponse<String> answer =
        send(
            request(DIALS + "/reset")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", FormBody.TYPE)
                .POST(new FormBody().field("version", version).end()));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void typedMarkup_isShownAsText() {
    saved(lean("name", "<b>bold</b>"), "center", "twelve");
    assertThat(html(DIALS)).doesNotContain("<b>bold").contains("&lt;b&gt;bold");
    assertThat(html(run())).doesNotContain("<b>bold").contains("&lt;b&gt;bold");
  }

  @Test
  void typedControls_turnNothingRound() {
    saved(lean("name", "Le\u202ean\u2066\u0007up"), "center", "twelve");
    assertThat(rows(html(DIALS)).get(2)).startsWith("Le an up clock Tilt");
    assertThat(html(run())).contains("Le an up").doesNotContain("\u202e", "\u2066", "\u0007");
  }

  @Test
  void importedTexts_turnNothingRoundAndEnd() {
    String json =
        """
        {"measurements": [{"class": "clock", "name": "Le\u202ean %s", "kind": "tilt",
          "points": ["center", "twelve"]}]}"""
            .formatted("n".repeat(99));
    assertThat(importing(json).statusCode()).isEqualTo(303);
    assertThat(rows(html(DIALS)).get(0)).startsWith("Le an " + "n".repeat(74) + " clock Tilt");
  }
}
