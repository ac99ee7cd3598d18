package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import org.junit.jupiter.api.Test;

/** How far points may be off, on the page of a run. */
final class UncertaintyPageTest extends WebTest {

  private HttpResponse<String> ask(String run) {
    return send(request(run + "/uncertainty").POST(BodyPublishers.noBody()));
  }

  private String hostedRun() {
    return upload("a.jpg", jpeg(400, 300), fields("model", "yards/7"))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  @Test
  void nobodyKnows_nothingIsShown() {
    assertThat(html(run()))
        .contains("Estimate uncertainty")
        .doesNotContain("<path class=\"over spread", "± px", "value=\"uncertainty\"");
  }

  @Test
  void repeatedRuns_areKeptBesideTheRun() {
    String run = run();
    detector.repeats = 16;
    assertThat(ask(run).statusCode()).isEqualTo(303);
    String page = html(run);
    assertThat(page).contains("<path class=\"over spread", "± px", "not whether it is right");
    assertThat(page).containsPattern("data-layer[^>]*value=\"uncertainty\"");
    assertThat(html(run + "?layers=photo&layers=points")).contains("no-uncertainty");
    assertThat(post(run + "/delete", fields("any", "x")).statusCode()).isEqualTo(303);
    assertThat(site.runs().repeats(run.substring("/runs/".length()))).isEmpty();
  }

  @Test
  void objectsThatAreNotFoundAgain_haveNone() {
    String run = run();
    detector.repeats = 16;
    detector.answer = answer -> answer.withPredictions(answer.predictions().subList(0, 1));
    ask(run);
    String page = html(run);
    String second = page.substring(page.indexOf("id=\"object-B\""));
    assertThat(page).contains("<path class=\"over spread");
    assertThat(second).doesNotContain("<path class=\"over spread");
  }

  @Test
  void spreadThatTheModelTells_isShownAsItsOwn() {
    detector.answer =
        answer -> answer.withPredictions(answer.predictions().stream().map(this::told).toList());
    String page = html(run());
    assertThat(page).contains("what the model itself says of its points");
    // √(-2 ln 0.05) deviations of 3 px
    assertThat(page).containsPattern("<td class=\"number\">7\\.3</td>");
  }

  @Test
  void tables_sayHowFarPointsMayBeOffOnlyWhereThatIsKnown() {
    String run = run();
    assertThat(get(run + "/export.csv").body()).doesNotContain("spread");
    assertThat(get(run + "/export.csv?rows=objects").body()).doesNotContain("spread");
    detector.repeats = 16;
    ask(run);
    List<String> rows = get(run + "/export.csv").body().lines().toList();
    assertThat(rows.get(0)).endsWith(",model_confidence,spread_px,spread_source");
    assertThat(rows.get(1)).containsPattern(",\\d[\\d.]*,copies$");
    assertThat(rows).anyMatch(row -> row.contains(",missing,") && row.endsWith(",,"));
    assertThat(get(run + "/export.csv?rows=objects").body().lines().findFirst().orElseThrow())
        .contains("center_source,center_spread_px,center_spread_source,");
  }

  @Test
  void tables_haveTheSpreadThatTheModelTells() {
    detector.answer =
        answer -> answer.withPredictions(answer.predictions().stream().map(this::told).toList());
    String run = run();
    String found = get(run + "/export.csv?decimal=comma&separator=semicolon").body();
    assertThat(found).contains(";7,34;model\r\n");
    assertThat(get(run + "/export.json").body()).contains("\"covariance\"");
  }

  private Prediction told(Prediction object) {
    List<Keypoint> points =
        object.keypoints().stream()
            .map(
                point ->
                    new Keypoint(
                        point.x(),
                        point.y(),
                        point.confidence(),
                        point.classId(),
                        point.name(),
                        new Spread(9, 0, 4)))
            .toList();
    return object.withKeypoints(points);
  }

  @Test
  void pointThatSomebodyPutRight_isNotOff() {
    String run = run();
    detector.repeats = 16;
    ask(run);
    long before = ellipses(html(run));
    String form = "x1=88&y1=126&x2=168&y2=108&x0=100&y0=100";
    HttpResponse<String> sent =
        send(
            request(run + "/points?correct=0")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    assertThat(ellipses(html(run))).isEqualTo(before - 1);
  }

  private static long ellipses(String page) {
    return Pattern.compile("<path class=\"over spread\" d=\"([^\"]*)")
        .matcher(page)
        .results()
        .mapToLong(found -> found.group(1).chars().filter(c -> c == 'z').count())
        .sum();
  }

  @Test
  void hostedModel_isNotAskedAgain() {
    String run = hostedRun();
    assertThat(html(run)).doesNotContain("Estimate uncertainty");
    assertThat(ask(run).statusCode()).isEqualTo(405);
  }

  @Test
  void busyModel_saysSoAndKeepsNothing() {
    String run = run();
    slots.work(
        () ->
            slots.work(
                () -> {
                  assertThat(ask(run).statusCode()).isEqualTo(503);
                  return "";
                }));
    detector.failure = new Failure(Reason.INTERNAL, "broken");
    assertThat(ask(run).statusCode()).isEqualTo(500);
    assertThat(html(run)).contains("Estimate uncertainty");
  }
}
