package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import keypoints.inference.InferenceJson;
import keypoints.run.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock at 120, 150 of a photo of 400 x 300, whose minute hand is unsure and twelve missing. */
final class CorrectingTest extends WebTest {

  private HttpResponse<String> correct(String run, String... namesAndValues) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(namesAndValues[i]).append('=');
      body.append(namesAndValues[i + 1].replace(" ", "+"));
    }
    return send(
        request(run + "/points?correct=0")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private static String row(String page, String number) {
    int at = page.indexOf("id=\"row-" + number + "\"");
    assertThat(at).as(number).isPositive();
    return page.substring(at, page.indexOf("</tr>", at));
  }

  private static String field(String page, String name) {
    int at = page.indexOf("id=\"correct-" + name + "\"");
    assertThat(at).as(name).isPositive();
    return page.substring(at, page.indexOf('>', at)).replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
  }

  @Test
  void form_showsThePointsOfOneObject() {
    String page = html(run() + "?correct=0");
    assertThat(page).contains("Correct the points of A · clock").doesNotContain("data-point=\"C");
    assertThat(field(page, "x2")).isEqualTo("168");
    assertThat(field(page, "y2")).isEqualTo("108");
    assertThat(field(page, "x3")).isEmpty();
    assertThat(html(run())).doesNotContain("id=\"correct\"").contains("correct=0#picture-title");
  }

  @Test
  void movedPoint_isShownWithTheModelsOwnPlace() {
    String run = run();
    HttpResponse<String> answer = correct(run, "x2", "160,5", "y2", "100");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(run + "?correct=0#correct");
    String page = html(run + "?correct=0");
    assertThat(row(page, "A3"))
        .contains("160.5", "100.0", "by hand", "set by hand")
        .contains("The model: 168.0, 108.0; 31\u00a0%.");
    assertThat(page).contains("dot dot-corrected").contains("<dd>1 point</dd>");
    assertThat(field(page, "x2")).isEqualTo("160.5");
    assertThat(row(page, "A1")).doesNotContain("hand");
  }

  @Test
  void view_isKeptOverAChange() {
    HttpResponse<String> answer =
        send(
            request(run() + "/points?confidence=50&layers=photo&layers=points&correct=0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("x2=160&y2=100")));
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("?confidence=50&layers=photo&layers=points&correct=0#correct");
  }

  @Test
  void measurements_followThePoints() {
    String run = run();
    assertThat(html(run)).contains("twelve was not found.");
    correct(run, "x0", "100", "y0", "100", "x1", "140", "y1", "100", "x2", "100", "y2", "40");
    correct(run, "x3", "100", "y3", "60");
    assertThat(html(run)).contains("The clock says 3:00").doesNotContain("twelve was not found.");
  }

  @Test
  void missingPoint_isPutIntoTheBoxsMiddle() {
    String run = run();
    correct(run, "middle", "3");
    assertThat(row(html(run), "A4")).contains("120.0", "150.0", "The model did not find it.");
    assertThat(html(run)).contains("4 of 4");
  }

  @Test
  void pointThatIsNotToBeSeen_isTakenOutAndBroughtBack() {
    String run = run();
    correct(run, "x1", "88.0", "y1", "126.0", "out", "1");
    String page = html(run + "?correct=0");
    assertThat(row(page, "A2"))
        .contains("taken out by hand", "The model: 88.0, 126.0; 88")
        .doesNotContain("<td class=\"number\">88");
    assertThat(page).contains("2 of 4").doesNotContain("id=\"point-A2\"");
    correct(run, "x1", "", "y1", "");
    assertThat(row(html(run), "A2")).contains("88.0", "found").doesNotContain("hand");
  }

  @Test
  void untouchedForm_changesNothing() {
    String run = run();
    String page = html(run + "?correct=0");
    String[] all =
        IntStream.range(0, 4)
            .boxed()
            .flatMap(
                slot ->
                    Stream.of(
                        "x" + slot, field(page, "x" + slot), "y" + slot, field(page, "y" + slot)))
            .toArray(String[]::new);
    assertThat(correct(run, all).statusCode()).isEqualTo(303);
    assertThat(html(run)).doesNotContain(">by hand<").doesNotContain("name=\"undo\"");
  }

  @Test
  void changes_areTakenBackOneByOneByPointAndAllAtOnce() {
    String run = run();
    correct(run, "x2", "160", "y2", "100", "x1", "80", "y1", "80");
    correct(run, "x2", "150", "y2", "90");
    correct(run, "undo", "last");
    assertThat(row(html(run), "A3")).contains("160.0");
    correct(run, "back", "1");
    assertThat(row(html(run), "A2")).contains("88.0").doesNotContain("hand");
    assertThat(row(html(run), "A3")).contains("160.0");
    correct(run, "undo", "last");
    assertThat(row(html(run), "A2")).contains("80.0", "by hand");
    correct(run, "undo", "all");
    assertThat(html(run)).doesNotContain(">by hand<");
    assertThat(row(html(run), "A3")).contains("168.0", "31");
    assertThat(correct(run, "undo", "last").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e3", "-401", "801", "ten", "", "0x10", "1 2", "Infinity"})
  void impossiblePlace_isKeptAndSaid(String x) {
    String run = run();
    HttpResponse<String> answer = correct(run, "x2", x, "y2", "77", "x1", "90", "y1", "90");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"correct-x2-problem\">Give a number from -400 to 800.")
        .contains("href=\"#correct-x2\"");
    assertThat(field(answer.body(), "x2")).isEqualTo(x);
    assertThat(field(answer.body(), "y2")).isEqualTo("77");
    assertThat(field(answer.body(), "x1")).isEqualTo("90");
    assertThat(html(run)).doesNotContain(">by hand<");
  }

  @Test
  void placeBesideThePhoto_isOutside() {
    String run = run();
    correct(run, "x2", "-400", "y2", "600");
    assertThat(row(html(run), "A3"))
        .contains("-400.0", "outside the photo", "by hand", "The model: 168.0");
  }

  @ParameterizedTest
  @CsvSource({
    "correct=9, x0=1&y0=1",
    "correct=-1, x0=1&y0=1",
    "a=b, x0=1&y0=1",
    "correct=0, back=9"
  })
  void whatIsNotThere_cannotBeCorrected(String query, String body) {
    HttpResponse<String> answer =
        send(
            request(run() + "/points?" + query)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(correct("/runs/none", "x0", "1", "y0", "1").statusCode()).isEqualTo(404);
  }

  @Test
  void otherSite_cannotCorrect() {
    String run = run();
    HttpResponse<String> answer =
        send(
            request(run + "/points?correct=0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("x2=1&y2=1")));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(html(run)).doesNotContain(">by hand<");
  }

  @Test
  void tooManyChanges_areRefused() {
    String run = run();
    String id = run.replace("/runs/", "");
    for (int i = 0; i < 1000; i++) {
      site.runs().corrections().add(id, List.of(Change.set(0, 0, "center", i % 9, 1)));
    }
    HttpResponse<String> answer = correct(run, "x2", "5", "y2", "5");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("changed 1,000 times");
    correct(run, "undo", "last");
    assertThat(correct(run, "x2", "5", "y2", "5").statusCode()).isEqualTo(303);
  }

  @Test
  void deletedRun_leavesNoCorrections() {
    String run = run();
    correct(run, "x2", "160", "y2", "100");
    post(run + "/delete", Map.of());
    assertThat(site.runs().corrections().steps(run.replace("/runs/", ""))).isZero();
  }

  @Test
  void json_staysTheModelsAnswer() {
    String run = run();
    String before = get(run + "/export.json").body();
    correct(run, "x2", "160", "y2", "100", "out", "1");
    assertThat(get(run + "/export.json").body()).isEqualTo(before);
    assertThat(InferenceJson.readInference(before)).isEqualTo(StubDetector.inference(400, 300));
  }

  @Test
  void tables_nameWhoseEachPointIs() {
    String run = run();
    correct(run, "x2", "160", "y2", "100", "x1", "1", "y1", "1", "out", "1");
    assertThat(get(run + "/export.csv").body())
        .contains(",A1,center,120,150,0.97,found,model,120,150,0.97\r\n")
        .contains(",A2,hour_tip,,,,missing,person,88,126,0.88\r\n")
        .contains(",A3,minute_tip,160,100,,found,person,168,108,0.31\r\n")
        .contains(",A4,twelve,,,,missing,model,,,\r\n");
    assertThat(get(run + "/export.csv?rows=objects").body())
        .contains(
            ",120,150,0.97,found,model,,,,missing,person,160,100,,found,person,,,,missing,model");
  }

  @Test
  void coco_yoloAndTps_haveThePointsAsPutRight() {
    String run = run();
    correct(run, "x2", "160", "y2", "100", "out", "1");
    JsonObject clock =
        json(get(run + "/export.coco.json").body())
            .asJsonObject()
            .getJsonArray("annotations")
            .getJsonObject(0);
    assertThat(clock.getJsonArray("keypoints"))
        .isEqualTo(json("[120, 150, 2, 0, 0, 0, 160, 100, 2, 0, 0, 0]"));
    assertThat(clock.getJsonObject("attributes"))
        .isEqualTo(json("{\"corrected_keypoints\": [\"hour_tip\", \"minute_tip\"]}"));
    assertThat(get(run + "/export.yolo.txt").body())
        .contains("0.3 0.5 2 0 0 0 0.4 0.333333 2 0 0 0");
    assertThat(get(run + "/export.tps").body()).contains("120 150\r\n-1 -1\r\n160 200\r\n-1 -1");
  }

  private static JsonStructure json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.read();
    }
  }

  @Test
  void labelStudio_keepsThePredictionAndAddsAnAnnotation() {
    String run = run();
    assertThat(get(run + "/export.labelstudio.json").body()).doesNotContain("annotations");
    correct(run, "x2", "160", "y2", "100", "out", "1");
    JsonObject task =
        json(get(run + "/export.labelstudio.json").body()).asJsonArray().getJsonObject(0);
    JsonArray predicted = task.getJsonArray("predictions").getJsonObject(0).getJsonArray("result");
    JsonArray annotated = task.getJsonArray("annotations").getJsonObject(0).getJsonArray("result");
    assertThat(predicted.toString()).contains("\"id\":\"A2\"", "\"x\":42,", "\"score\":0.31");
    assertThat(annotated.toString())
        .contains("\"x\":40,\"y\":33.333333")
        .doesNotContain("score", "\"A2\"");
  }

  @Test
  void drawnPicture_followsAndIsNotTakenFromTheBrowsersCache() throws IOException {
    String run = run();
    var before = bytes(run + "/export.png");
    String tag = before.headers().firstValue("ETag").orElseThrow();
    correct(run, "x2", "20", "y2", "20");
    var after = send(request(run + "/export.png").header("If-None-Match", tag).GET());
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(color(bytes(run + "/export.png").body())).isNotEqualTo(color(before.body()));
    correct(run, "undo", "all");
    assertThat(send(request(run + "/export.png").header("If-None-Match", tag).GET()).statusCode())
        .isEqualTo(304);
  }

  private static int color(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    return picture.getRGB(20, 20);
  }
}
