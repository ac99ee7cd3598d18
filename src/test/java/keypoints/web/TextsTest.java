package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.Prediction;
import keypoints.measure.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TextsTest {
  private static final Path TEMPLATES = Path.of("webapp/WEB-INF/templates");
  private static final Path CODE = Path.of("src/main/java/keypoints/web");

  /** Keys that are put together from a name; the rest of the key is that name. */
  private static final List<String> FAMILIES =
      List.of(
          "failure.",
          "sample.",
          "run.layer.",
          "run.state.",
          "program.",
          "measure.state.",
          "measure.side.",
          "measure.doubt.");

  private static final Pattern SETTINGS =
      Pattern.compile("home\\.(confidence|overlap|keypoint_confidence|classes|stroke)(\\.hint)?");

  private static final Pattern TEXT_BETWEEN_TAGS = Pattern.compile(">([^<]*\\p{L}[^<]*)<");
  private static final Pattern INLINE =
      Pattern.compile("\\s(style|on[a-z]+)=|<style|<script(?![^>]*th:src)|th:utext");

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReason_hasASentence(Reason reason) {
    String sentence = Texts.ENGLISH.sentence(new Failure(reason, null, 1, 2));
    assertThat(sentence).endsWith(".").doesNotContain("{").doesNotContain("'");
  }

  @ParameterizedTest
  @EnumSource(Doubt.Why.class)
  void everyDoubt_hasASentence(Doubt.Why why) {
    String key = "measure.doubt." + why.name().toLowerCase(Locale.ROOT);
    assertThat(Texts.ENGLISH.get(key, "A1", 2)).endsWith(".").doesNotContain("{", "'");
  }

  @Test
  void everyText_isUsed() throws IOException {
    Properties texts = new Properties();
    try (var in = TextsTest.class.getResourceAsStream("/messages.properties")) {
      texts.load(in);
    }
    String users =
        Stream.concat(files(TEMPLATES).stream(), files(CODE).stream())
            .map(TextsTest::read)
            .collect(Collectors.joining());
    assertThat(texts.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(
                        users.contains(key)
                            || SETTINGS.matcher(key).matches()
                            || FAMILIES.stream().anyMatch(key::startsWith))
                    .as(key)
                    .isTrue());
  }

  @Test
  void templates_holdNoTextAndNothingInline() throws IOException {
    for (Path template : files(TEMPLATES)) {
      String html = read(template).replaceAll("(?s)<!--.*?-->", "");
      assertThat(TEXT_BETWEEN_TAGS.matcher(html).results().map(r -> r.group(1)))
          .as(template.toString())
          .isEmpty();
      assertThat(INLINE.matcher(html).results().map(r -> r.group()))
          .as(template.toString())
          .isEmpty();
    }
  }

  @Test
  void sizes_haveThreeDigits() {
    assertThat(Texts.ENGLISH.bytes(800)).isEqualTo("0.8\u00a0kB");
    assertThat(Texts.ENGLISH.bytes(24_348)).isEqualTo("24.3\u00a0kB");
    assertThat(Texts.ENGLISH.bytes(1_000_000)).isEqualTo("1\u00a0MB");
    assertThat(Texts.ENGLISH.bytes(19_960_000)).isEqualTo("20\u00a0MB");
  }

  @Test
  void summary_countsInWords() {
    assertThat(full("clock")).isEqualTo("1 clock; confidence 90\u00a0%");
    assertThat(full("clock", "gauge", "clock", "bus", "bus"))
        .isEqualTo("2 clocks, 1 gauge and 2 × bus; lowest confidence 90\u00a0%");
    assertThat(full()).isEqualTo("Nothing found");
  }

  private static String full(String... names) {
    List<Prediction> found =
        Arrays.stream(names)
            .map(name -> new Prediction(1, 1, 1, 1, 0.9, name, 0, "", List.of()))
            .toList();
    return Summary.full(found, Texts.ENGLISH);
  }
}
