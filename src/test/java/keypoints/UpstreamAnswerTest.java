package keypoints;

import static keypoints.testing.RawServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are half right: what is right is shown, and the page says that it is not all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpstreamAnswerTest {
  private static final String CLOCK =
      "{\"x\":160,\"y\":120,\"width\":20,\"height\":20,\"confidence\":0.9,\"class\":\"clock\"}";
  private static final String ONE_LEFT_OUT = "1 entry of the answer could not be used";
  private static final String ONE_CLIPPED = "1 box reached beyond the photo";
  private static final String NO_PICTURE = "own picture could not be used";
  private static final byte[] JPEG = Pictures.file(Pictures.redCorner(320, 240), "jpg");
  private static final byte[] PNG = Pictures.file(Pictures.redCorner(64, 48), "png");

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

  static Stream<Arguments> objects() {
    return Stream.of(
        arguments("D24 text for a number", box("\"NaN\"", "9", "9", "9"), ONE_LEFT_OUT),
        arguments("D24 null", box("null", "9", "9", "9"), ONE_LEFT_OUT),
        arguments("D24 too large for a number", box("1e400", "9", "9", "9"), ONE_LEFT_OUT),
        arguments("D24 1e308", box("9", "9", "1e308", "9"), ONE_LEFT_OUT),
        arguments("D25 negative width", box("9", "9", "-9", "9"), ONE_LEFT_OUT),
        arguments("D25 no height", box("9", "9", "9", "0"), ONE_LEFT_OUT),
        arguments("D25 negative place", box("-3", "9", "20", "9"), ONE_CLIPPED),
        arguments("D26 outside", box("400", "9", "9", "9"), ONE_LEFT_OUT),
        arguments("D26 partly outside", box("318", "9", "20", "9"), ONE_CLIPPED),
        arguments("D26 immense", box("9", "9", "1e9", "9"), ONE_CLIPPED),
        arguments("D27 confidence -1", CLOCK.replace("0.9", "-1"), ONE_LEFT_OUT),
        arguments("D27 confidence 2", CLOCK.replace("0.9", "2"), ONE_LEFT_OUT),
        arguments("D27 confidence in words", CLOCK.replace("0.9", "\"0.9\""), ONE_LEFT_OUT),
        arguments("D27 no confidence", CLOCK.replace("confidence", "c"), ONE_LEFT_OUT),
        arguments("D28 class a number", CLOCK.replace("\"clock\"", "7"), "unnamed"),
        arguments("D28 class an object", CLOCK.replace("\"clock\"", "{\"a\":[]}"), "unnamed"),
        arguments("D28 class empty", CLOCK.replace("clock", ""), "unnamed"),
        arguments("D28 class endless", CLOCK.replace("clock", "n".repeat(99_999)), "n".repeat(80)),
        arguments("D34 no object", "7", ONE_LEFT_OUT),
        arguments("D34 list", "[[{}],1]", ONE_LEFT_OUT),
        arguments("D34 nothing", "null", ONE_LEFT_OUT),
        arguments("twice the same key", CLOCK.replace("{", "{\"class\":\"other\","), "clock"),
        arguments("D31 point without a place", points("{\"x\":null,\"y\":1}"), "1 point of the"),
        arguments("D31 point beyond all", points("{\"x\":1e300,\"y\":1}"), "1 point of the"),
        arguments("D31 points no list", points("1").replace("[1]", "\"a\""), "clock"),
        arguments("D32 outline", CLOCK.replace("{", "{\"points\":[{\"x\":1},{}],"), "clock"));
  }

  private static String box(String x, String y, String width, String height) {
    return "{\"x\":%s,\"y\":%s,\"width\":%s,\"height\":%s,\"confidence\":0.5,\"class\":\"b\"}"
        .formatted(x, y, width, height);
  }

  private static String points(String points) {
    return CLOCK.replace("{", "{\"keypoints\":[" + points + "],");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void flawedObject_isToldAndTheOthersStay(String name, String object, String told)
      throws Exception {
    HttpResponse<String> page = page(list(object + "," + CLOCK));
    assertThat(page.body()).as(name).contains("clock", told);
    assertThat(app.get(page.uri().getPath()).body()).as("once more").contains(told);
  }

  private static String list(String objects) {
    return "{\"predictions\":[" + objects + "]}";
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
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\\\"><img src=x onerror=alert(1)>",
        "{{7*7}}",
        "${7*7}",
        "__${7*7}__::.x",
        "=cmd()",
        "\\u202Etxt.exe",
        "a\\r\\nb\\u0000c",
        "\\ud800",
        "\\ud83d\\ude00"
      })
  void hostileText_isText(String text) throws Exception {
    String json =
        "{\"inference_id\":\"T\",\"time\":\"T\",\"predictions\":["
            + CLOCK.replace("clock", "T")
            + "]}";
    String body = page(json.replace("T", text)).body();
    assertThat(body)
        .doesNotContain("<script>alert", "<img src=x", "\u202E", "\u0000", "\uD800<")
        .doesNotContain(">49<", "a\r\nb");
    assertThat(body).contains("run-summary\">1 ", "; confidence 90\u00A0%");
    assertThat(body).as("no flaw is made up").doesNotContain("could not be");
  }

  @Test
  void moreObjectsThanAreKept_areCounted() throws Exception {
    String many = (CLOCK.replace("0.9", "0.1") + ",").repeat(9_000);
    assertThat(page(list(many + CLOCK)).body()).contains("6,001 more objects", "90");
  }

  static Stream<Arguments> pictures() {
    String jpeg = Base64.getEncoder().encodeToString(JPEG);
    return Stream.of(
        arguments("D38 JPEG", jpeg),
        arguments("D39 with a prefix", "data:image/jpeg;base64," + jpeg),
        arguments("D39 other alphabet", Base64.getUrlEncoder().encodeToString(JPEG)),
        arguments("D39 lines", jpeg.replaceAll("(.{76})", "$1\\\\r\\\\n")),
        arguments("D39 without padding", jpeg.replace("=", "")),
        arguments("smaller PNG", Base64.getEncoder().encodeToString(PNG)),
        arguments("script in a comment", Base64.getEncoder().encodeToString(withScript())));
  }

  private static byte[] withScript() {
    String jpeg = new String(JPEG, StandardCharsets.ISO_8859_1);
    String comment = "<html><script>alert(1)</script>";
    String segment = "\u00FF\u00FE\u0000" + (char) (comment.length() + 2) + comment;
    return (jpeg.substring(0, 2) + segment + jpeg.substring(2))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void picture_isShownAsWeWroteIt(String name, String base64) throws Exception {
    HttpResponse<String> page =
        page("{\"visualization\":\"" + base64 + "\",\"predictions\":[" + CLOCK + "]}");
    assertThat(page.body()).as(name).doesNotContain(NO_PICTURE);
    HttpResponse<String> picture = app.get(page.uri().getPath() + "/visualization");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(picture.body()).contains("JFIF").doesNotContain("script");
  }

  static Stream<Arguments> noPictures() {
    return Stream.of(
        arguments("D40 not base64", "\"/9j/ not base64 !\""),
        arguments("D40 page", base64("<html><script>alert(1)</script>")),
        arguments("D40 drawing", base64("<svg xmlns='http://www.w3.org/2000/svg'/>")),
        arguments("D40 huge", base64(Pictures.hugePngHeader(50_000, 50_000))),
        arguments("D40 cut", base64(Arrays.copyOf(JPEG, JPEG.length / 2))),
        arguments("D40 number", "7"),
        arguments("D40 object", "{\"a\":1}"),
        arguments(
            "larger than the photo", base64(Pictures.file(Pictures.redCorner(321, 240), "jpg"))));
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noPictures")
  void pictureThatIsNone_isLeftOut(String name, String json) throws Exception {
    HttpResponse<String> page =
        page("{\"visualization\":" + json + ",\"predictions\":[" + CLOCK + "]}");
    assertThat(page.body()).as(name).contains("clock", NO_PICTURE);
    assertThat(app.get(page.uri().getPath() + "/visualization").statusCode()).isEqualTo(404);
    assertThat(app.get(page.uri().getPath()).body()).contains(NO_PICTURE);
  }
}
