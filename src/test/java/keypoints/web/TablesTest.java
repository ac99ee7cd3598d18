package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sorting, counting and the figure of confidences. */
final class TablesTest extends WebTest {
  private static final Pattern OBJECT = Pattern.compile("<tr data-object=\"(\\w+)\"");
  private static final Pattern POINT = Pattern.compile("<tr id=\"row-(A\\d+)\"");

  private static String rows(Pattern row, String page) {
    return row.matcher(page).results().map(found -> found.group(1)).collect(Collectors.joining());
  }

  private static String objects(String page) {
    return page.substring(page.indexOf("objects-title"), page.indexOf("points-title"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', AB",
    "number, AB",
    "-number, BA",
    "class, AB",
    "-class, BA",
    "confidence, BA",
    "-confidence, AB",
    "x, AB",
    "-x, BA",
    "y, BA",
    "-y, AB",
    "size, BA",
    "-size, AB",
    "keypoints, AB",
    "-keypoints, BA",
    "nonsense, AB",
    "-, AB"
  })
  void objects_areSortedByEachColumn(String sort, String order) {
    assertThat(rows(OBJECT, objects(html(run() + "?sort=" + sort)))).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({
    "'', A1A2A3A4",
    "-number, A4A3A2A1",
    "name, A1A2A3A4",
    "-name, A4A3A2A1",
    "x, A2A1A3A4",
    "-x, A3A1A2A4",
    "y, A3A2A1A4",
    "confidence, A3A2A1A4",
    "-confidence, A1A2A3A4",
    "state, A1A2A3A4",
    "-state, A4A3A1A2"
  })
  void points_areSortedWithinTheirObjectAndMissingOnesComeLast(String sort, String order) {
    assertThat(rows(POINT, html(run() + "?sort_points=" + sort))).isEqualTo(order);
  }

  @Test
  void heads_sortAndSayHowItIs() {
    String page = html(run() + "?sort=-confidence&confidence=50");
    assertThat(page).contains("<th scope=\"col\" class=\"number\" aria-sort=\"descending\">");
    assertThat(page.split("aria-sort", -1)).hasSize(2);
    assertThat(page)
        .contains("href=\"?confidence=50&amp;keypoint_confidence=50&amp;sort=confidence\"")
        .contains("href=\"?confidence=50&amp;keypoint_confidence=50&amp;sort=-size\"")
        .contains("&amp;sort=-confidence&amp;sort_points=-confidence\"")
        .contains("<input type=\"hidden\" name=\"sort\" value=\"-confidence\">");
    assertThat(html(run() + "?sort=y")).contains("class=\"number\" aria-sort=\"ascending\">Centre");
  }

  @Test
  void strangeOrder_isNotRepeatedAsMarkup() {
    assertThat(html(run() + "?sort=%22%3E%3Cb%3E")).doesNotContain("<b>");
  }

  @Test
  void classes_areCounted() {
    assertThat(html(run()))
        .contains("<strong>clock</strong> <span>1</span>")
        .contains("<strong>gauge</strong> <span>1</span>");
    assertThat(html(run() + "?confidence=80"))
        .contains("<strong>clock</strong> <span>1</span>")
        .contains("<strong>gauge</strong> <span>0 of 1</span>");
  }

  @Test
  void confidences_areDrawnAndSaidInWords() {
    String page = html(run() + "?confidence=80");
    assertThat(page)
        .contains(
            "<desc id=\"histogram-text\">70\u00a0% to 75\u00a0%: 1, 90\u00a0% to 95\u00a0%: 1<");
    List<String> bars =
        Pattern.compile("<rect class=\"(bar[^>]*)/>")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(bars).hasSize(4);
    assertThat(bars.get(0)).contains("x=\"70.5%\" y=\"5%\" height=\"95%\"");
    assertThat(bars.get(1)).contains("bar-shown").contains("height=\"0%\"");
    assertThat(bars.get(3)).contains("bar-shown").contains("height=\"95%\"");
    assertThat(page)
        .contains("<line class=\"asked\" y1=\"0\" y2=\"100%\" x1=\"40%\"")
        .contains("<line class=\"raised\" y1=\"0\" y2=\"100%\" x1=\"80%\"");
    assertThat(html(run())).doesNotContain("class=\"raised\"");
  }
}
