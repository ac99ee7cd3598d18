package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import keypoints.inference.DetectOptions;
import keypoints.testing.FormBody;
import org.junit.jupiter.api.Test;

final class RunJourneyTest extends WebTest {
  private static final Pattern OLDER =
      Pattern.compile("href=\"(/runs\\?before=[^\"]+)\" rel=\"next\"");

  @Test
  void photo_endsOnItsResultPage() {
    String page = html(run());
    assertThat(page).contains("1 clock and 1 gauge; lowest confidence 71\u00a0%");
    assertThat(page).contains("<td>clock</td>").contains("<td>minute_tip</td>");
    assertThat(page).contains("Inside this application");
  }

  @Test
  void points_haveThreeWaysOfNotBeingThere() {
    String page = html(run());
    assertThat(row(page, "A3")).contains("low confidence");
    assertThat(row(page, "A4")).contains("missing").doesNotContain("0.0");
    assertThat(row(page, "B2")).contains("found").contains("0.0");
    assertThat(row(page, "B4")).contains("outside the photo").contains("420.0");
  }

  private static String row(String page, String number) {
    int start = page.indexOf("<tr", page.indexOf("<table", page.indexOf("points-title")));
    int at = page.indexOf("data-point=\"" + number + "\"", start);
    assertThat(at).as(number).isPositive();
    return page.substring(at, page.indexOf("</tr>", at));
  }

  @Test
  void photo_isSpokenOfBeforeAndAfterItIsSent() {
    assertThat(html("/")).contains("It is deleted after 24 hours, or at once when you say so.");
    assertThat(html(run()))
        .contains("400 × 300 pixels, JPEG, ")
        .contains("It holds no place, camera, date or comment.")
        .contains("then photo and result are deleted.");
  }

  @Test
  void filter_hidesObjectsAndSaysSo() {
    String page = html(run() + "?confidence=80&view=drawn");
    assertThat(page).contains("1 clock; confidence 93").contains("1 more object is");
    assertThat(page).doesNotContain("<td>gauge</td>");
  }

  @Test
  void nothingFound_saysWhatToTry() {
    detector.answer = answer -> answer.withPredictions(List.of());
    assertThat(html(run())).contains("Nothing found").contains("Try a lower confidence");
  }

  @Test
  void deletedRun_isGone() {
    String run = run();
    assertThat(post(run + "/delete", Map.of()).statusCode()).isEqualTo(303);
    assertThat(get(run).statusCode()).isEqualTo(404);
    assertThat(get(run + "/photo").statusCode()).isEqualTo(404);
    assertThat(html("/runs")).contains("No runs yet");
  }

  @Test
  void history_listsRuns() {
    String run = run();
    assertThat(html("/runs")).contains("href=\"" + run + "\"").contains("clock.jpg");
    assertThat(html("/")).contains("href=\"" + run + "\"");
  }

  @Test
  void longHistory_isPaged() {
    for (int i = 0; i < 25; i++) {
      run();
    }
    assertThat(html("/runs"))
        .contains("25 runs")
        .contains("/runs?before=")
        .doesNotContain("rel=\"prev\"");
    Matcher older = OLDER.matcher(html("/runs"));
    assertThat(older.find()).isTrue();
    assertThat(html(older.group(1))).contains("/runs?after=").doesNotContain("rel=\"next\"");
  }

  @Test
  void sample_isRunWithOneClick() {
    var answer = post("/runs", WebTest.fields("sample", "wall-clock"));
    assertThat(answer.statusCode()).isEqualTo(303);
    String page = html(answer.headers().firstValue("Location").orElseThrow());
    assertThat(page).contains("wall-clock.jpg");
  }

  @Test
  void pictureFromTheCamerasField_isTakenWhenTheFilesIsEmpty() {
    FormBody form =
        new FormBody().file("photo", "", new byte[0]).file("photo", "camera.jpg", jpeg(40, 30));
    var answer = send(request("/runs").header("Content-Type", FormBody.TYPE).POST(form.end()));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(html(answer.headers().firstValue("Location").orElseThrow())).contains("camera.jpg");
  }

  @Test
  void hostedModel_isNamedWithItsHostAndPicture() {
    detector.answer = answer -> answer.withVisualization("AAAA");
    var answer = upload("a.jpg", jpeg(40, 30), WebTest.fields("model", "yards/7"));
    String run = answer.headers().firstValue("Location").orElseThrow();
    assertThat(html(run)).contains("At models.example. The photo was sent there.");
    assertThat(html(run + "?view=drawn")).contains(run + "/visualization");
    assertThat(bytes(run + "/visualization").body()).containsExactly(0, 0, 0);
  }

  @Test
  void settings_reachTheModel() {
    upload(
        "a.jpg",
        jpeg(40, 30),
        WebTest.fields(
            "confidence",
            "25",
            "keypoint_confidence",
            "10",
            "classes",
            "clock, gauge",
            "stroke",
            "5",
            "labels",
            "on"));
    assertThat(detector.asked)
        .isEqualTo(new DetectOptions(0.25, 0.3, List.of("clock", "gauge"), 0.1, 300, 5, true));
  }

  @Test
  void files_haveTheirType() {
    String run = run();
    assertThat(bytes(run + "/photo").headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(bytes(run + "/thumb").headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(get(run + "/export.json").body()).contains("\"class_name\":\"minute_tip\"");
    assertThat(get(run + "/visualization").statusCode()).isEqualTo(404);
  }

  @Test
  void largePhoto_isShownByACopyUntilSomebodyComesNearer() throws IOException {
    HttpResponse<String> answer = upload("wall.jpg", jpeg(2400, 1200), Map.of());
    String run = answer.headers().firstValue("Location").orElseThrow();
    String sources = "srcset=\"%s/screen 1000w, %s/photo 2400w\"".formatted(run, run);
    assertThat(html(run)).contains(sources);
    BufferedImage copy = ImageIO.read(new ByteArrayInputStream(bytes(run + "/screen").body()));
    assertThat(copy.getWidth()).isBetween(1000, 1999).isEqualTo(2 * copy.getHeight());
    assertThat(html(run + "?zoom=4"))
        .contains("<image href=\"" + run + "/photo\"")
        .doesNotContain("srcset");
  }

  @Test
  void photoThatScreensShowWhole_isShownItself() {
    assertThat(html(run())).doesNotContain("srcset");
  }
}
