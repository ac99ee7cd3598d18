package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;
import keypoints.testing.PagePrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of the result page as texts; {@code ProgramRuns} runs them. */
final class ProgramsTest extends WebTest {
  private static final ModelId DIALS = new ModelId("dials", "1");
  private static final Pattern ADDRESS = Pattern.compile("\"(https?://[^\"]*/dials/1[^\"]*)\"");

  /** What means nothing but itself between the quotes of all the languages. */
  private static final String HARMLESS = "[A-Za-z0-9._~:/?&=%\\[\\]-]*";

  private Map<String, String> programs(String... fields) {
    var answer = upload("a.jpg", jpeg(40, 30), WebTest.fields(fields));
    String run = answer.headers().firstValue("Location").orElseThrow();
    return PagePrograms.of(html(run));
  }

  @Test
  void everyLanguage_asksAboutAFileAndAnAddress() {
    Map<String, String> programs = programs();
    assertThat(programs).hasSize(26);
    String host = root.getAuthority();
    assertThat(programs.values())
        .allSatisfy(
            program ->
                assertThat(program)
                    .contains("http://" + host + "/api", "dials/1", "YOUR_API_KEY")
                    .contains("YOUR_IMAGE.jpg")
                    .doesNotContain("confidence", "overlap", "classes", "[(", "[#"));
    assertThat(programs).allSatisfy(ProgramsTest::assertForm);
  }

  private static void assertForm(String name, String program) {
    assertThat(program.contains("https://example.org/YOUR_IMAGE.jpg"))
        .as(name)
        .isEqualTo(name.endsWith("-address"));
  }

  @Test
  void settings_areInEveryProgram() {
    Map<String, String> programs =
        programs("confidence", "25", "overlap", "50.5", "keypoint_confidence", "10");
    assertThat(programs.get("curl-file"))
        .contains("&confidence=25&overlap=50.5&keypoint_confidence=0.1\"");
    assertThat(programs.get("python-file")).contains("\"confidence\": 25,", "\"overlap\": 50.5,");
    assertThat(programs.get("node-address")).contains(" confidence: 25,", " overlap: 50.5,");
    assertThat(programs.get("sdk-file"))
        .contains("confidence_threshold=0.25,", "iou_threshold=0.505,")
        .contains("keypoint_confidence_threshold=0.1,");
    assertThat(programs.values()).allSatisfy(text -> assertThat(text).contains("confidence"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.005, 0.005", "0.01, 0.01", "0.011, 1.1", "0.07, 7", "0.29, 29", "1, 100"})
  void confidence_isNeverReadAsSomethingElse(double asked, String sent) {
    DetectOptions options = new DetectOptions(asked, 0.3, List.of(), 0, 300, 0, false);
    assertThat(new ApiCall("http://a/api", DIALS, options).url())
        .isEqualTo("http://a/api/dials/1?api_key=YOUR_API_KEY&confidence=" + sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"; touch pwned; \"",
        "'$(touch pwned)`touch pwned`'",
        "#{1}${1}\\(1)\\",
        "%PATH%&image=x+y",
        "\n*/\u2028\u202e\u0007",
        "</code><script>",
        "größe 表 🕐"
      })
  void className_staysWithinItsText(String name) {
    Map<String, String> programs = programs("classes", "clock," + name);
    String sent = "clock," + name.strip();
    programs.forEach((program, text) -> assertHarmlessAddresses(program, text));
    String url = programs.get("curl-file");
    String value = url.substring(url.indexOf("&classes=") + 9, url.length() - 1);
    assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(sent);
    assertThat(programs.get("python-file").lines().filter(line -> line.contains("classes")))
        .singleElement()
        .asString()
        .matches(" {8}\"classes\": \"clock,([^\"\\\\\\p{C}]|\\\\U[0-9a-f]{8})*\",");
    assertThat(programs.get("node-file").lines().filter(line -> line.contains("classes")))
        .singleElement()
        .asString()
        .matches(" {6}classes: \"clock,([^\"\\\\\\p{C}]|\\\\u\\{[0-9a-f]+})*\",");
  }

  private static void assertHarmlessAddresses(String program, String text) {
    Matcher address = ADDRESS.matcher(text);
    boolean inParts = program.startsWith("sdk");
    assertThat(address.find()).as(text).isEqualTo(!inParts);
    if (!inParts) {
      assertThat(address.group(1)).as(program).matches(HARMLESS);
    }
  }

  @Test
  void api_isHarmlessInEveryQuote() {
    String url = new ApiCall("http://a\"'$(x)`#{y}\\<b> /api", DIALS, DetectOptions.DEFAULT).url();
    assertThat(url).matches(HARMLESS).startsWith("http://a%22%27%24%28x%29");
    assertThat(new ApiCall("http://[::1]:80/a%20b/api", DIALS, DetectOptions.DEFAULT).address())
        .isEqualTo("http://[::1]:80/a%20b/api/dials/1");
  }

  @ParameterizedTest
  @CsvSource({
    "studio.example, http://studio.example/api",
    "studio.example:80, http://studio.example/api",
    "studio.example:8443, http://studio.example:8443/api",
    "[::1]:9090, http://[::1]:9090/api"
  })
  void page_namesTheHostItWasAskedAt(String host, String api) throws IOException {
    assertThat(PagePrograms.of(raw(run(), host)).get("curl-file"))
        .contains("\"" + api + "/dials/1?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a'b", "$(touch)", "a!b&c", "a;b:80", "a%22b"})
  void hostileHost_staysWithinItsText(String host) throws IOException {
    Map<String, String> programs = PagePrograms.of(raw(run(), host));
    assertThat(programs).as("Jetty lets it pass").hasSize(26);
    programs.forEach((program, text) -> assertHarmlessAddresses(program, text));
  }

  /** A client of Java's own would refuse to send such a Host. */
  private String raw(String path, String host) throws IOException {
    try (Socket socket = new Socket("localhost", root.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      out.write(head.formatted(path, host).getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void hostedModel_isAskedWhereItRan() {
    Map<String, String> programs = programs("model", "yards/7");
    assertThat(programs.values())
        .allSatisfy(
            program ->
                assertThat(program)
                    .contains("https://models.example/base", "yards/7")
                    .doesNotContain(root.getAuthority()));
  }
}
