package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the photo is seen, and how points are drawn that are not simply there. */
final class LookTest extends WebTest {
  private static final Pattern PART = Pattern.compile("<svg id=\"part\" ([^>]*)>");
  private static final Pattern MOVE =
      Pattern.compile("id=\"move-(\\w+)\" href=\"([^\"#]*)#picture\"");

  private static String part(String page) {
    return PART.matcher(page).results().map(found -> found.group(1)).findFirst().orElseThrow();
  }

  private static String move(String page, String name) {
    return MOVE.matcher(page)
        .results()
        .filter(found -> found.group(1).equals(name))
        .map(found -> found.group(2).replace("&amp;", "&"))
        .findFirst()
        .orElseThrow();
  }

  private static int count(String page, String part) {
    return page.split(Pattern.quote(part), -1).length - 1;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                   | x='0%' y='0%' width='100%' height='100%'",
        "?zoom=2              | x='-50%' y='-50%' width='200%' height='200%'",
        "?zoom=4&at=100,225   | x='-50%' y='-250%' width='400%' height='400%'",
        "?zoom=2&at=0,9999    | x='0%' y='-100%' width='200%' height='200%'",
        "?zoom=999&at=0,0     | x='0%' y='0%' width='800%' height='800%'",
        "?object=1            | x='-42.857%' y='-7.143%' width='142.857%' height='142.857%'",
        "?object=1&zoom=1     | x='0%' y='0%' width='100%' height='100%'",
        "?object=7            | x='0%' y='0%' width='100%' height='100%'",
        "?zoom=x&at=1&object=y| x='0%' y='0%' width='100%' height='100%'"
      })
  void query_saysWhichPartIsSeen(String query, String part) {
    String seen = part(html(run() + query)).replace('"', '\'').replace("'-0%'", "'0%'");
    assertThat(seen).isEqualTo(part);
  }

  @Test
  void links_leadNearerFartherAndAside() {
    String run = run();
    String near = html(run + move(html(run + "?layers=photo&confidence=50"), "in"));
    assertThat(part(near)).contains("width=\"200%\"");
    assertThat(near).contains("class=\"picture  zoomed\"").contains("<image href=\"" + run);
    assertThat(move(near, "left")).contains("confidence=50&", "&zoom=2&at=100%2C150");
    assertThat(move(near, "down")).endsWith("&zoom=2&at=200%2C225");
    assertThat(part(html(run + move(near, "out")))).contains("width=\"100%\"");
    assertThat(move(near, "whole")).contains("confidence=50&").doesNotContain("zoom");
  }

  @Test
  void objectFromNear_isTheOneThatStandsOut() {
    String page = html(run() + "?object=1");
    assertThat(page).containsPattern("class=\"shape chosen\" id=\"object-B\"");
    assertThat(page).contains("class=\"shape\" id=\"object-A\"", "B from near");
    assertThat(page).contains("<tr data-object=\"B\" class=\"chosen\">");
    assertThat(html(run() + "?object=1&classes=clock"))
        .doesNotContain("shape chosen", "B from near");
  }

  @Test
  void drawnPicture_isSeenFromNearAsWell() {
    String page = html(run() + "?zoom=2&view=drawn");
    assertThat(page).containsPattern("<image href=\"/runs/[^\"]+/export.jpg\\?confidence=40&amp;");
    assertThat(page).doesNotContain("class=\"shape");
  }

  @Test
  void points_areDrawnByTheirState() {
    String page = html(run());
    assertThat(dot(page, "A2")).contains("dot-found").contains("x=\"22%\" y=\"42%\"");
    assertThat(dot(page, "A3")).contains("dot-low");
    assertThat(dot(page, "B2")).contains("dot-found").contains("x=\"0%\" y=\"0%\"");
    assertThat(dot(page, "B4")).contains("dot-outside").contains("x=\"100%\" y=\"55%\"");
    assertThat(page).doesNotContain("id=\"point-A4\"").contains("id=\"row-A4\" class=\"missing\"");
  }

  private static String dot(String page, String number) {
    return Pattern.compile("<svg class=\"dot [^>]*id=\"point-" + number + "\"[^>]*>")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void manyObjects_haveTheirPointsOneByOneOnDemand() {
    detector.answer = answer -> answer.withPredictions(crowd(answer.predictions().get(0)));
    String run = run();
    String page = html(run);
    assertThat(page).contains("10 objects have their points on a view of their own");
    assertThat(count(page, "class=\"row-link\"")).isEqualTo(30);
    assertThat(count(page, "class=\"dot dot-")).isEqualTo(60);
    assertThat(count(page, "<path class=\"over spots\"")).isEqualTo(10);
    assertThat(count(page, "<path class=\"over spots unsure\"")).isEqualTo(10);
    String near = html(run + "?object=25");
    assertThat(near).contains("id=\"row-Z3\"").contains("id=\"point-Z3\"");
    assertThat(near).contains("9 objects have their points");
    assertThat(page).contains("For 10 more objects, follow the letter in the table of objects.");
  }

  @Test
  void objectBeyondTheMostCertain_isMeasuredFromNear() {
    detector.answer = answer -> answer.withPredictions(crowd(answer.predictions().get(0)));
    String run = run();
    String measured = ">Z · clock</th></tr>";
    assertThat(html(run)).contains("10 more objects are measured when").doesNotContain(measured);
    assertThat(html(run + "?object=25")).contains("9 more objects are measured when", measured);
  }

  private static List<Prediction> crowd(Prediction like) {
    return IntStream.range(0, 30)
        .mapToObj(
            number ->
                new Prediction(
                    like.x() + number,
                    like.y(),
                    like.width(),
                    like.height(),
                    like.confidence() - 0.01 * number,
                    like.name(),
                    like.classId(),
                    "id-" + number,
                    like.keypoints()))
        .toList();
  }
}
