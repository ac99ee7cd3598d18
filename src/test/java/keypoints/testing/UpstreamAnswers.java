package keypoints.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Answers for a photo of 320 x 240 px of which something can be shown, and something cannot. */
public final class UpstreamAnswers {
  /** A clock in the photo's middle, as it stands in a list of predictions. */
  public static final String CLOCK =
      "{\"x\":160,\"y\":120,\"width\":20,\"height\":20,\"confidence\":0.9,\"class\":\"clock\"}";

  /** A whole answer: a clock on the first pixel, which every photo has. */
  public static final String TINY =
      list(CLOCK.replace("160", "0.5").replace("120", "0.5").replace("20,", "1,"));

  /** What the page says of a picture that is none. */
  public static final String NO_PICTURE = "own picture could not be used";

  private static final String ONE_LEFT_OUT = "1 entry of the answer could not be used";
  private static final String ONE_CLIPPED = "1 box reached beyond the photo";
  private static final byte[] JPEG = Pictures.file(Pictures.redCorner(320, 240), "jpg");
  private static final byte[] PNG = Pictures.file(Pictures.redCorner(64, 48), "png");

  private UpstreamAnswers() {}

  public static List<AnswerCase> all() {
    return Stream.of(objects(), texts(), pictures(), noPictures()).flatMap(List::stream).toList();
  }

  /** One flawed object and one clock. */
  public static List<AnswerCase> objects() {
    return List.of(
        object(
            "D20a 20,001 values before a place", points("1,".repeat(20_000) + "1"), ONE_LEFT_OUT),
        object("D24 text for a number", box("\"NaN\"", "9", "9", "9"), ONE_LEFT_OUT),
        object("D24a null", box("null", "9", "9", "9"), ONE_LEFT_OUT),
        object("D24b too large for a number", box("1e400", "9", "9", "9"), ONE_LEFT_OUT),
        object("D24c 1e308", box("9", "9", "1e308", "9"), ONE_LEFT_OUT),
        object("D25 negative width", box("9", "9", "-9", "9"), ONE_LEFT_OUT),
        object("D25a no height", box("9", "9", "9", "0"), ONE_LEFT_OUT),
        object("D25b negative place", box("-3", "9", "20", "9"), ONE_CLIPPED),
        object("D26 outside", box("400", "9", "9", "9"), ONE_LEFT_OUT),
        object("D26a partly outside", box("318", "9", "20", "9"), ONE_CLIPPED),
        object("D26b immense", box("9", "9", "1e9", "9"), ONE_CLIPPED),
        object("D27 confidence -1", CLOCK.replace("0.9", "-1"), ONE_LEFT_OUT),
        object("D27a confidence 2", CLOCK.replace("0.9", "2"), ONE_LEFT_OUT),
        object("D27b confidence in words", CLOCK.replace("0.9", "\"0.9\""), ONE_LEFT_OUT),
        object("D27c no confidence", CLOCK.replace("confidence", "c"), ONE_LEFT_OUT),
        object("D28 class a number", CLOCK.replace("\"clock\"", "7"), "unnamed"),
        object("D28a class an object", CLOCK.replace("\"clock\"", "{\"a\":[]}"), "unnamed"),
        object("D28b class empty", CLOCK.replace("clock", ""), "unnamed"),
        object("D28c class endless", CLOCK.replace("clock", "n".repeat(99_999)), "n".repeat(80)),
        object("D34 no object", "7", ONE_LEFT_OUT),
        object("D34a list", "[[{}],1]", ONE_LEFT_OUT),
        object("D34b nothing", "null", ONE_LEFT_OUT),
        object("D34c twice the same key", CLOCK.replace("{", "{\"class\":\"other\","), "clock"),
        object("D31 point without a place", points("{\"x\":null,\"y\":1}"), "1 point of the"),
        object("D31a point beyond all", points("{\"x\":1e300,\"y\":1}"), "1 point of the"),
        object("D31b points no list", points("1").replace("[1]", "\"a\""), "clock"),
        object("D32 outline", CLOCK.replace("{", "{\"points\":[{\"x\":1},{}],"), "clock"));
  }

  private static AnswerCase object(String name, String object, String told) {
    return new AnswerCase(name, list(object + "," + CLOCK), told);
  }

  private static String box(String x, String y, String width, String height) {
    return "{\"x\":%s,\"y\":%s,\"width\":%s,\"height\":%s,\"confidence\":0.5,\"class\":\"b\"}"
        .formatted(x, y, width, height);
  }

  private static String points(String points) {
    return CLOCK.replace("{", "{\"keypoints\":[" + points + "],");
  }

  /** An answer of these predictions. */
  public static String list(String objects) {
    return "{\"predictions\":[" + objects + "]}";
  }

  /** Clocks whose names, and all else that is text, are not harmless. */
  public static List<AnswerCase> texts() {
    return List.of(
        text("D29 script", "<script>alert(1)</script>"),
        text("D29a end of an attribute", "\\\"><img src=x onerror=alert(1)>"),
        text("D29b template of a script", "{{7*7}}"),
        text("D29c expression", "${7*7}"),
        text("D29d expression that is evaluated before", "__${7*7}__::.x"),
        text("D29e formula", "=cmd()"),
        text("D29f other direction", "\\u202Etxt.exe"),
        text("D29g lines and NUL", "a\\r\\nb\\u0000c"),
        text("D29h half a character", "\\ud800"),
        text("D29i emoji", "\\ud83d\\ude00"));
  }

  private static AnswerCase text(String name, String text) {
    String quoted = "\"" + text + "\"";
    String ids = "{\"inference_id\":" + quoted + ",\"time\":" + quoted + ",\"predictions\":[";
    String clock = CLOCK.replace("\"clock\"", quoted);
    return new AnswerCase(name, ids + clock + "]}", "; confidence 90\u00A0%");
  }

  /** A clock and a picture that can be shown. */
  public static List<AnswerCase> pictures() {
    String jpeg = Base64.getEncoder().encodeToString(JPEG);
    return List.of(
        picture("D38 JPEG", jpeg),
        picture("D39 with a prefix", "data:image/jpeg;base64," + jpeg),
        picture("D39a other alphabet", Base64.getUrlEncoder().encodeToString(JPEG)),
        picture("D39b lines", jpeg.replaceAll("(.{76})", "$1\\\\r\\\\n")),
        picture("D39c without padding", jpeg.replace("=", "")),
        picture("D39d smaller PNG", Base64.getEncoder().encodeToString(PNG)),
        polyglot());
  }

  /** A picture whose comment is a page with a script. */
  public static AnswerCase polyglot() {
    byte[] page = Bytes.of("<html><script>window.__xss=1;alert(1)</script>");
    byte[] both = JpegFile.with(JPEG, JpegFile.segment(JpegFile.COMMENT, page));
    return picture("D40c script in a comment", Base64.getEncoder().encodeToString(both));
  }

  private static AnswerCase picture(String name, String base64) {
    return with(name, "\"" + base64 + "\"", "clock");
  }

  private static AnswerCase with(String name, String picture, String told) {
    String json = "{\"visualization\":" + picture + ",\"predictions\":[" + CLOCK + "]}";
    return new AnswerCase(name, json, told);
  }

  /** A clock and a picture that is none. */
  public static List<AnswerCase> noPictures() {
    return List.of(
        noPicture("D40 not base64", "\"/9j/ not base64 !\""),
        noPicture("D40a page", base64("<html><script>alert(1)</script>")),
        noPicture("D40b drawing", base64("<svg xmlns='http://www.w3.org/2000/svg'/>")),
        noPicture("D40d huge", base64(Pictures.hugePngHeader(50_000, 50_000))),
        noPicture("D40e cut", base64(Arrays.copyOf(JPEG, JPEG.length / 2))),
        noPicture("D40f number", "7"),
        noPicture("D40g object", "{\"a\":1}"),
        noPicture(
            "D40h larger than the photo",
            base64(Pictures.file(Pictures.redCorner(321, 240), "jpg"))));
  }

  private static AnswerCase noPicture(String name, String picture) {
    return with(name, picture, NO_PICTURE);
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
  }
}
