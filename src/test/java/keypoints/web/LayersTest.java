package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;

final class LayersTest extends WebTest {
  private static final Pattern CHOICE =
      Pattern.compile("<input type=\"checkbox\"[^>]*data-layer[^>]*>");

  @Test
  void noChoice_showsAllLayers() {
    assertThat(ticked(html(run()))).isEqualTo("boxes skeleton points names");
  }

  @Test
  void chosenLayers_hideTheOthersAndStayTicked() {
    String page = html(run() + "?layers=photo&layers=boxes&layers=points");
    assertThat(page).contains("class=\"overlay no-skeleton no-names\"");
    assertThat(ticked(page)).isEqualTo("boxes points");
  }

  @Test
  void noTickAtAll_showsThePhotoAlone() {
    String page = html(run() + "?layers=photo");
    assertThat(page).contains("class=\"overlay no-boxes no-skeleton no-points no-names\"");
  }

  @Test
  void strangeLayers_areNotRepeated() {
    String page = html(run() + "?layers=photo&layers=%22%3E%3Cb%3E");
    assertThat(page).contains("no-names\"").doesNotContain("<b>");
  }

  @Test
  void otherLinksAndForms_keepTheLayers() {
    String page = html(run() + "?layers=photo&layers=names&confidence=40");
    assertThat(page).contains("layers=photo&amp;layers=names&amp;view=drawn");
    String drawn = html(run() + "?layers=photo&layers=names&view=drawn");
    assertThat(drawn).doesNotContain("data-layer");
    assertThat(drawn).contains("<input type=\"hidden\" name=\"layers\" value=\"names\">");
  }

  @Test
  void manyPoints_areNamedOnDemandOnly() {
    detector.answer = answer -> answer.withPredictions(times(answer.predictions(), 6));
    String run = run();
    assertThat(ticked(html(run))).isEqualTo("boxes skeleton points");
    assertThat(ticked(html(run + "?layers=names"))).isEqualTo("names");
  }

  @Test
  void objectsWithoutPoints_offerBoxesAlone() {
    detector.answer =
        answer ->
            answer.withPredictions(
                answer.predictions().stream().map(one -> one.withKeypoints(List.of())).toList());
    assertThat(ticked(html(run()))).isEqualTo("boxes");
  }

  @Test
  void rowAndPoint_leadToEachOther() {
    String page = html(run());
    assertThat(page).contains("href=\"#point-A1\"").contains("id=\"point-A1\"");
    assertThat(page).contains("href=\"#row-A1\"").contains("id=\"row-A1\"");
    assertThat(page).contains("object=1#picture\"").contains("id=\"object-B\"");
    assertThat(page).contains("id=\"row-A4\"").doesNotContain("#point-A4");
  }

  private static List<Prediction> times(List<Prediction> predictions, int times) {
    return IntStream.range(0, times).boxed().flatMap(i -> predictions.stream()).toList();
  }

  private static String ticked(String page) {
    Stream<String> choices = CHOICE.matcher(page).results().map(MatchResult::group);
    return choices
        .filter(choice -> choice.contains("checked"))
        .map(choice -> choice.replaceAll(".*value=\"(\\w+)\".*", "$1"))
        .collect(Collectors.joining(" "));
  }
}
