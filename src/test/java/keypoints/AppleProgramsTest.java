package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page's programs in Swift and Objective-C, whose compilers and libraries no registry has: they
 * are read, and the request that they describe is sent.
 */
final class AppleProgramsTest {
  private static final Pattern URL = Pattern.compile("\"(http://localhost[^\"]+)\"");
  private static final Pattern METHOD = Pattern.compile("(?i:httpMethod) = @?\"([A-Z]+)\"");
  private static final Pattern TYPE =
      Pattern.compile("setValue[(:]@?\"([^\"]+)\",? forHTTPHeaderField: ?@?\"Content-Type\"[])];?");
  private static final Pattern BODY =
      Pattern.compile("(?i:httpBody) = (image\\.base64|\\[image base64)");
  private static final Pattern STRING = Pattern.compile("\"[^\"\\n]*\"");

  @TempDir static Path data;
  private static ProgramPage page;
  private static ProgramPage.Shown usual;
  private static ProgramPage.Shown hostile;

  @BeforeAll
  static void show() throws Exception {
    page = new ProgramPage(data);
    usual = page.usual();
    hostile = page.hostile();
  }

  @AfterAll
  static void close() throws Exception {
    page.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"swift-file", "objc-file", "swift-address", "objc-address"})
  void request_isAnsweredAsThePageShows(String program) throws Exception {
    assertAnswered(usual, program);
    assertAnswered(hostile, program);
  }

  private static void assertAnswered(ProgramPage.Shown shown, String program) throws Exception {
    String text = shown.programs().get(program);
    assertThat(brackets(text)).as("what is opened is closed").isEmpty();
    HttpRequest request =
        program.endsWith("-file") ? fileRequest(text) : addressRequest(text).build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    assertThat(ProgramPage.read(answer)).isEqualTo(shown.answer());
  }

  private static HttpRequest fileRequest(String text) {
    assertThat(text).contains("YOUR_IMAGE.jpg\"").containsPattern(BODY);
    byte[] body = Base64.getEncoder().encode(page.file());
    return HttpRequest.newBuilder(URI.create(found(URL, text)))
        .header("Content-Type", found(TYPE, text))
        .method(found(METHOD, text), BodyPublishers.ofByteArray(body))
        .build();
  }

  private static HttpRequest.Builder addressRequest(String text) {
    assertThat(text).contains("\"https://example.org/YOUR_IMAGE.jpg\"");
    assertThat(text).containsIgnoringCase("addingPercentEncoding").contains("lphanumeric");
    String url = found(URL, text);
    assertThat(url).endsWith("&image=");
    return HttpRequest.newBuilder(URI.create(url + percentEncoded(page.address())))
        .method(found(METHOD, text), BodyPublishers.noBody());
  }

  private static String found(Pattern pattern, String text) {
    assertThat(pattern.matcher(text).results()).as(pattern + " in\n" + text).hasSize(1);
    MatchResult result = pattern.matcher(text).results().findFirst().orElseThrow();
    return result.group(1);
  }

  /** As both languages do it with all but letters and digits. */
  private static String percentEncoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(
          b >= 0 && Character.isLetterOrDigit(b)
              ? Character.toString(b)
              : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return encoded.toString();
  }

  /** The brackets of a program without those that have their counterpart. */
  private static String brackets(String text) {
    String left = STRING.matcher(text).replaceAll("").replaceAll("[^(){}\\[\\]]", "");
    String before;
    do {
      before = left;
      left = left.replace("()", "").replace("[]", "").replace("{}", "");
    } while (!left.equals(before));
    return left;
  }
}
