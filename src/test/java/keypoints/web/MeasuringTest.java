package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;

/** The section of measurements on the page of a run. */
final class MeasuringTest extends WebTest {
  private static final List<String> JOINTS =
      List.of("shoulder", "elbow", "wrist", "hip", "knee", "ankle");

  private String section(String query) {
    String page = html(run() + query);
    int start = page.indexOf("measurements-title");
    assertThat(start).isPositive();
    return text(page.substring(start, page.indexOf("about-title")));
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0]+", " ");
  }

  @Test
  void dialsWithoutAllTheirPoints_sayWhatIsMissing() {
    String section = section("");
    assertThat(section)
        .contains("Time – not measured minute_tip is only 31 % sure. twelve was not found.");
    assertThat(section).contains("uncertain scale_end is outside the photo.");
    assertThat(html(run())).doesNotContain("clock says").doesNotContain("gauge says");
  }

  @Test
  void unsureLimitOfTheAddress_decidesWhatIsCertain() {
    detector.answer =
        answer -> answer.withPredictions(List.of(clock(answer.predictions().get(0), 0.75)));
    assertThat(section("")).contains("Time 10:10 measured");
    assertThat(html(run())).contains("The clock says 10:10");
    assertThat(section("?keypoint_confidence=80")).contains("Time 10:10 uncertain");
    assertThat(html(run() + "?keypoint_confidence=80")).doesNotContain("clock says");
  }

  @Test
  void timeOfPointsThatAreNotQuiteSure_isNoHeadline() {
    detector.answer =
        answer -> answer.withPredictions(List.of(clock(answer.predictions().get(0), 0.6)));
    assertThat(section("")).contains("Time 10:10 measured");
    assertThat(html(run())).doesNotContain("clock says");
  }

  /** Ten past ten. */
  private static Prediction clock(Prediction like, double confidence) {
    return like.withKeypoints(
        List.of(
            new Keypoint(100, 100, confidence, 0, "center"),
            tip(305, 40, confidence, 1, "hour_tip"),
            tip(60, 70, confidence, 2, "minute_tip"),
            tip(0, 80, confidence, 3, "twelve")));
  }

  private static Keypoint tip(
      double degrees, double radius, double confidence, int slot, String name) {
    double angle = Math.toRadians(degrees);
    return new Keypoint(
        100 + radius * Math.sin(angle), 100 - radius * Math.cos(angle), confidence, slot, name);
  }

  @Test
  void threeDials_areReadOutByTheirLetters() {
    detector.answer =
        answer -> {
          Prediction clock = clock(answer.predictions().get(0), 0.9);
          return answer.withPredictions(Collections.nCopies(5, clock));
        };
    assertThat(html(run())).contains("A says 10:10, B says 10:10 and C says 10:10<");
  }

  @Test
  void peopleOfAHostedModel_areMeasuredOnBothSides() {
    detector.answer = answer -> answer.withPredictions(List.of(person()));
    var answer = upload("a.jpg", jpeg(400, 300), fields("model", "yards/7"));
    String page = text(html(answer.headers().firstValue("Location").orElseThrow()));
    assertThat(page).contains("Left and right");
    assertThat(page).contains("Elbow 90.0° measured 90.0° measured 0.0°");
    assertThat(page).contains("Knee – not measured left_ankle was not found. 90.0° measured –");
  }

  /** Each joint is one step right or down from the last; the left ankle is missing. */
  private static Prediction person() {
    List<Keypoint> points = new ArrayList<>();
    for (int i = 0; i < JOINTS.size(); i++) {
      int x = 100 + 20 * ((i + 1) / 2);
      int y = 100 + 20 * (i / 2);
      if (i < JOINTS.size() - 1) {
        points.add(new Keypoint(x, y, 0.9, 2 * i, "left_" + JOINTS.get(i)));
      }
      points.add(new Keypoint(x + 200, y, 0.9, 2 * i + 1, "right_" + JOINTS.get(i)));
    }
    return new Prediction(200, 150, 300, 200, 0.9, "person", 0, "p", points);
  }

  @Test
  void manyObjects_areNotAllMeasured() {
    detector.answer =
        answer -> answer.withPredictions(Collections.nCopies(23, answer.predictions().get(0)));
    assertThat(section("")).contains("3 more objects are measured when looked at from near");
  }

  @Test
  void objectsWithoutPoints_haveNoMeasurements() {
    detector.answer =
        answer ->
            answer.withPredictions(
                List.of(new Prediction(20, 20, 20, 20, 0.9, "cup", 0, "c", List.of())));
    assertThat(html(run())).doesNotContain("measurements-title");
  }

  @Test
  void whatIsTypedIntoTheAddress_isShownAsText() {
    String page = html(run() + "?scale_start=0&scale_end=%22%3E%3Cb%3E&unit=%3Cb%3E");
    assertThat(page).doesNotContain("<b>").contains("&lt;b&gt;");
  }
}
