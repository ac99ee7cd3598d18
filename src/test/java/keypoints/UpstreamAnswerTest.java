package keypoints;

import static keypoints.testing.RawServer.says;
import static keypoints.testing.UpstreamAnswers.CLOCK;
import static keypoints.testing.UpstreamAnswers.NO_PICTURE;
import static keypoints.testing.UpstreamAnswers.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import keypoints.testing.AnswerCase;
import keypoints.testing.UpstreamAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are half right: what is right is shown, and the page says that it is not all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpstreamAnswerTest {
  private final UpstreamApp app = new UpstreamApp();

  @BeforeAll
  void start() throws Exception {
    app.start();
  }

  @AfterAll
  void noTraceOfTheKeyIsLeft() throws Exception {
    app.stop();
    app.assertKeyIsNowhere();
  }

  static List<AnswerCase> objects() {
    return UpstreamAnswers.objects();
  }

  static List<AnswerCase> texts() {
    return UpstreamAnswers.texts();
  }

  static List<AnswerCase> pictures() {
    return UpstreamAnswers.pictures();
  }

  static List<AnswerCase> noPictures() {
    return UpstreamAnswers.noPictures();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void flawedObject_isToldAndTheOthersStay(AnswerCase answer) throws Exception {
    HttpResponse<String> page = page(answer.json());
    assertThat(page.body()).contains("clock", answer.told());
    assertThat(app.get(page.uri().getPath()).body()).as("once more").contains(answer.told());
  }

  private HttpResponse<String> page(String json) throws Exception {
    app.server().plays(says(200, json));
    HttpResponse<String> answer = app.upload();
    assertThat(answer.statusCode()).isEqualTo(303);
    HttpResponse<String> page = app.follow(answer);
    assertThat(page.statusCode()).isEqualTo(200);
    return page;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void hostileText_isText(AnswerCase answer) throws Exception {
    String body = page(answer.json()).body();
    assertThat(body)
        .doesNotContain("<script>alert", "<img src=x", "\u202E", "\u0000", "\uD800<")
        .doesNotContain(">49<", "a\r\nb");
    assertThat(body).contains("run-summary\">1 ", answer.told());
    assertThat(body).as("no flaw is made up").doesNotContain("could not be");
  }

  @Test
  void moreObjectsThanAreKept_areCounted() throws Exception {
    String many = (CLOCK.replace("0.9", "0.1") + ",").repeat(9_000);
    assertThat(page(list(many + CLOCK)).body()).contains("6,001 more objects", "90");
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void picture_isShownAsWeWroteIt(AnswerCase answer) throws Exception {
    HttpResponse<String> page = page(answer.json());
    assertThat(page.body()).contains(answer.told()).doesNotContain(NO_PICTURE);
    HttpResponse<String> picture = app.get(page.uri().getPath() + "/visualization");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(picture.body()).contains("JFIF").doesNotContain("script");
  }

  @ParameterizedTest
  @MethodSource("noPictures")
  void pictureThatIsNone_isLeftOut(AnswerCase answer) throws Exception {
    HttpResponse<String> page = page(answer.json());
    assertThat(page.body()).contains("clock", answer.told());
    assertThat(app.get(page.uri().getPath() + "/visualization").statusCode()).isEqualTo(404);
    assertThat(app.get(page.uri().getPath()).body()).contains(NO_PICTURE);
  }
}
