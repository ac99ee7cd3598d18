package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;

/** What is shown of a stored answer, and what a new call would be needed for. */
final class FilterTest extends WebTest {
  private static final String BEYOND = "the model told only what it was asked for";

  /** Two clocks of which the second covers two thirds of the first's box. */
  private String overlapping() {
    detector.answer =
        answer -> {
          Prediction clock = answer.predictions().get(0);
          Prediction other = moved(clock, clock.width() / 5);
          return answer.withPredictions(List.of(clock, other, answer.predictions().get(1)));
        };
    return upload("clock.jpg", jpeg(400, 300), fields("overlap", "90"))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private static Prediction moved(Prediction like, double distance) {
    return new Prediction(
        like.x() + distance,
        like.y(),
        like.width(),
        like.height(),
        0.8,
        like.name(),
        like.classId(),
        "33333333-3333-3333-3333-333333333333",
        List.of());
  }

  private HttpResponse<String> again(String run, String fields) {
    return send(
        request(run)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  @Test
  void lessOverlapThanAsked_showsTheBetterOfTwo() {
    String run = overlapping();
    assertThat(html(run)).contains("2 clocks and 1 gauge").doesNotContain(BEYOND);
    String page = html(run + "?overlap=50");
    assertThat(page).contains("1 clock and 1 gauge").contains("1 more object is hidden");
    assertThat(page).contains("Objects from 40\u00a0%, overlap up to 50\u00a0%, sure");
    assertThat(html(run + "?overlap=70")).contains("2 clocks and 1 gauge");
  }

  @Test
  void filesAndPicture_followTheOverlap() {
    String run = overlapping();
    assertThat(html(run + "?overlap=50&view=drawn"))
        .contains("export.jpg?confidence=40&amp;overlap=50&amp;");
    assertThat(get(run + "/export.csv?overlap=50&rows=objects").body().lines()).hasSize(3);
    assertThat(get(run + "/export.csv?rows=objects").body().lines()).hasSize(4);
    assertThat(bytes(run + "/export.png?overlap=50").body())
        .isNotEqualTo(bytes(run + "/export.png").body());
  }

  @Test
  void lessConfidenceThanAsked_needsANewCallThatIsOffered() {
    String page = html(run() + "?confidence=25&overlap=45&classes=clock");
    assertThat(page).contains(BEYOND, "1 clock; confidence 93");
    assertThat(page).contains("asked for: Objects from 40\u00a0%, overlap up to 30\u00a0%,");
    assertThat(page).contains("asked for: Objects from 25\u00a0%, overlap up to 45\u00a0%,");
    assertThat(page)
        .contains("name=\"confidence\" step=\"any\" min=\"0\" max=\"100\" value=\"25\"");
    assertThat(page).contains("<input type=\"hidden\" name=\"confidence\" value=\"25\">");
    assertThat(html(run() + "?confidence=40&overlap=30&keypoint_confidence=0"))
        .doesNotContain(BEYOND);
  }

  @Test
  void newCall_asksForMoreAndKeepsWhatWasTyped() {
    String run =
        upload("clock.jpg", jpeg(400, 300), fields("keypoint_confidence", "20", "stroke", "5"))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    HttpResponse<String> answer =
        again(run, "confidence=25&overlap=45&keypoint_confidence=60&classes=clock&layers=boxes");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(detector.asked)
        .isEqualTo(new DetectOptions(0.25, 0.45, List.of(), 0.2, 300, 5, false));
    String next = answer.headers().firstValue("Location").orElseThrow();
    assertThat(next)
        .startsWith("/runs/")
        .doesNotStartWith(run)
        .endsWith(
            "?confidence=25&overlap=45&keypoint_confidence=60&classes=clock&layers=photo&layers=boxes");
    assertThat(html(next)).contains("1 clock; confidence 93").doesNotContain(BEYOND);
    assertThat(html(next)).contains("clock.jpg").contains("overlap up to 45");
    assertThat(bytes(next.replaceAll("\\?.*", "/photo")).body())
        .isEqualTo(bytes(run + "/photo").body());
  }

  @Test
  void newCallThatFails_saysWhyAndKeepsWhatWasTyped() {
    String run = run();
    detector.failure = new Failure(Reason.BUSY, null);
    HttpResponse<String> answer = again(run, "confidence=25&classes=clock");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body())
        .contains("Other photos are being looked at right now")
        .contains("<input type=\"hidden\" name=\"confidence\" value=\"25\">")
        .contains("1 clock; confidence 93");
  }

  @Test
  void newCallOfARunThatIsGone_isNotThere() {
    assertThat(again("/runs/none", "confidence=25").statusCode()).isEqualTo(404);
  }
}
