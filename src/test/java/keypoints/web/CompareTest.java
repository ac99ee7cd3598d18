package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of a run stands in a box of 160 x 180 px: its size is 169.7 px. */
final class CompareTest extends WebTest {

  private HttpResponse<String> send(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String id(String run) {
    return run.replace("/runs/", "");
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String compare(String a, String b) {
    return html("/compare?a=" + id(a) + "&b=" + id(b));
  }

  /** Moves all points of what is found from now on. */
  private void move(double dx, double dy) {
    detector.answer =
        answer ->
            answer.withPredictions(
                answer.predictions().stream().map(object -> moved(object, dx, dy)).toList());
  }

  private static Prediction moved(Prediction object, double dx, double dy) {
    return object.withKeypoints(
        object.keypoints().stream()
            .map(p -> new Keypoint(p.x() + dx, p.y() + dy, p.confidence(), p.classId(), p.name()))
            .toList());
  }

  private static String row(String page, String name) {
    int at = page.indexOf(">" + name + "</th>");
    assertThat(at).as(name).isPositive();
    return page.substring(at, page.indexOf("</tr>", at));
  }

  private static String number(String page, String name) {
    int at = page.indexOf("<dt>" + name + "</dt>");
    assertThat(at).as(name).isPositive();
    return page.substring(page.indexOf("<dd>", at) + 4, page.indexOf("</dd>", at));
  }

  @Test
  void twoRunsOfOnePhoto_areHeldAgainstEachOther() {
    String first = run();
    move(6, 8);
    String page = compare(first, run());
    assertThat(page)
        .contains("2 objects are in both; points are 10.0\u00a0px apart on average")
        .contains("95\u00a0% of them at most 10.0\u00a0px")
        .doesNotContain("two different photos");
    assertThat(number(page, "Objects in both"))
        .isEqualTo("2, of 2 in the first and 2 in the second");
    assertThat(number(page, "Mean distance")).isEqualTo("10.0\u00a0px");
    // 10 px are 5.9 % of the clock's size and 7.5 % of the gauge's
    assertThat(number(page, "PCK at 5\u00a0%")).isEqualTo("0\u00a0%");
    assertThat(number(page, "PCK at 10\u00a0%")).isEqualTo("100\u00a0%");
    assertThat(page).doesNotContain("Mean OKS");
    assertThat(row(page, "hour_tip"))
        .contains("10.0\u00a0px", "within 10\u00a0%", "88.0, 126.0", "94.0, 134.0");
    assertThat(page).contains("class=\"move\"");
  }

  @Test
  void objectThatOnlyOneHas_isListed() {
    String first = run();
    detector.answer =
        answer ->
            answer.withPredictions(List.of(answer.predictions().get(0).withKeypoints(List.of())));
    String second = run();
    assertThat(compare(first, second))
        .contains("1 object is in both<", "Only in the first", "B · gauge, 71\u00a0% sure")
        .contains("missing in the second")
        .doesNotContain("Only in the second");
    assertThat(compare(second, first)).contains("Only in the second", "missing in the first");
  }

  @Test
  void nothingInCommon_isSaid() {
    String first = run();
    detector.answer = answer -> answer.withPredictions(List.of());
    assertThat(compare(first, run())).contains("No object is in both");
  }

  @Test
  void knownLength_tellsDistancesInMillimetres() {
    String first = run();
    move(3, 4);
    String second = run();
    // from the centre to the hour hand's tip are 40 px
    String page =
        html(
            "/compare?a="
                + id(first)
                + "&b="
                + id(second)
                + "&length_from=0.0&length_to=0.1&length_mm=20");
    assertThat(number(page, "Mean distance")).isEqualTo("2.5\u00a0mm (5.0\u00a0px)");
    assertThat(row(page, "hour_tip")).contains("2.5\u00a0mm (5.0\u00a0px)", "within 5\u00a0%");
    assertThat(page).contains("1 mm is 2.000 px").contains("length_mm=20#pictures-title");
  }

  @Test
  void correctedPoints_areHeldAgainstTheModelsOwn() {
    String run = run();
    send(run + "/points?correct=0", "x2=168&y2=158");
    String choice = html("/compare?a=" + id(run));
    assertThat(choice).contains("a=" + id(run) + "%3Acorrected&amp;b=" + id(run) + "\"");
    String page = html("/compare?a=" + id(run) + ":corrected&b=" + id(run));
    assertThat(row(page, "minute_tip"))
        .contains("50.0\u00a0px", "farther away", "168.0, 158.0", "168.0, 108.0");
    assertThat(row(page, "center")).contains("0.0\u00a0px");
    assertThat(page).contains("dials/1, put right by hand", "dials/1, its own answer");
    assertThat(compare(run, run)).contains("points are 0.0\u00a0px apart");
  }

  @Test
  void differentPhotos_areSaidToBe() {
    String first = run();
    HttpResponse<String> other =
        upload("b.png", Pictures.file(Pictures.noise(400, 300), "png"), Map.of());
    assertThat(compare(first, location(other)))
        .contains("two different photos", "points are 0.0\u00a0px apart");
    String small = location(upload("c.jpg", jpeg(40, 30), Map.of()));
    assertThat(compare(first, small))
        .contains("The photos differ in size", "two different photos")
        .doesNotContain("Mean distance");
  }

  @Test
  void photo_isRunAgainAndCompared() {
    String run = run();
    HttpResponse<String> answer =
        send("/compare", "a=" + id(run) + "&model=yards/7&confidence=55&overlap=20");
    assertThat(location(answer)).matches("/compare\\?a=" + id(run) + "&b=[A-Za-z0-9_-]{22}");
    assertThat(detector.asked.confidence()).isEqualTo(0.55);
    assertThat(html(location(answer)))
        .contains("yards/7, its own answer")
        .doesNotContain("two different");
    String choice = html("/compare?a=" + id(run));
    assertThat(choice).contains("yards/7, ").contains("Objects from 55\u00a0%");
  }

  @Test
  void wrongSettings_areKeptAndSaid() {
    String run = run();
    HttpResponse<String> answer =
        send("/compare", "a=" + id(run) + "&model=a/1&confidence=155&overlap=20");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"confidence-problem\">Give a number from 0 to 100.")
        .contains("value=\"155\"", "value=\"20\"");
    answer = send("/compare", "a=" + id(run) + "&model=a/1");
    assertThat(answer.body()).contains("There is no model a/1 here").contains("value=\"a/1\"");
    assertThat(html("/runs")).contains("1 run");
  }

  @Test
  void otherSite_cannotRunAgain() {
    String body = "a=" + id(run());
    HttpResponse<String> answer =
        send(
            request("/compare")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(html("/runs")).contains("1 run");
  }

  @Test
  void twoRuns_areChosenInTheHistory() {
    String older = run();
    assertThat(html("/runs")).doesNotContain("Compare the two chosen runs");
    String newer = run();
    assertThat(html("/runs")).contains("name=\"run\" form=\"compare\" value=\"" + id(older) + "\"");
    HttpResponse<String> chosen = get("/compare?run=" + id(newer) + "&run=" + id(older));
    assertThat(location(chosen)).isEqualTo("/compare?a=" + id(older) + "&b=" + id(newer));
    for (String query : List.of("", "?run=x", "?run=x&run=y&run=z")) {
      assertThat(get("/compare" + query).statusCode()).as(query).isEqualTo(422);
      assertThat(get("/compare" + query).body()).contains("Choose two runs");
    }
  }

  @Test
  void zoom_isKeptInTheAddress() {
    String run = run();
    String page = html("/compare?a=" + id(run) + "&b=" + id(run) + "&zoom=4");
    assertThat(page).contains("times-4", "zoom=2#pictures-title", "name=\"zoom\" value=\"4\"");
    assertThat(html("/compare?a=" + id(run) + "&b=" + id(run) + "&zoom=%22x"))
        .contains("times-1")
        .doesNotContain("&quot;x");
  }

  @ParameterizedTest
  @CsvSource({"none, none", "none, ''", "none:corrected, none"})
  void runThatIsGone_isSaidToBe(String a, String b) {
    assertThat(get("/compare?a=" + a + "&b=" + b).statusCode()).isEqualTo(404);
  }
}
