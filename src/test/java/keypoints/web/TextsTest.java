package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
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
          "run.column.",
          "run.zoom.",
          "run.state.",
          "program.",
          "measure.state.",
          "measure.side.",
          "measure.length.",
          "measure.doubt.",
          "compare.state.",
          "batch.flag.",
          "batch.state.",
          "batch.view.",
          "recipe.",
          "recipes.kind.",
          "recipes.point.",
          "recipes.problem.");

  private static final Pattern SETTINGS =
      Pattern.compile("home\\.(confidence|overlap|keypoint_confidence|classes|stroke)(\\.hint)?");

  private static final Pattern TEXT_BETWEEN_TAGS = Pattern.compile(">([^<]*\\p{L}[^<]*)<");
  private static final Pattern INLINE =
      Pattern.compile("\\s(style|on[a-z]+)=|<style|<script(?![^>]*th:src)|th:utext");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final Pattern RECIPE_NAME = Pattern.compile("\"name\": \"([^\"]*)\"");

  /** All texts; {@code ending} tells the language of the files. */
  private static Map<String, String> texts(String ending) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : Texts.FILES) {
      Properties some = new Properties();
      try (Reader in =
          Files.newBufferedReader(Path.of("src/main/resources", file + ending + ".properties"))) {
        some.load(in);
      }
      for (String key : some.stringPropertyNames()) {
        assertThat(texts.put(key, some.getProperty(key))).as("second text for " + key).isNull();
      }
    }
    return texts;
  }

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
  void everyReason_hasASentenceInEveryLanguage(Reason reason) {
    for (Texts texts : Languages.OURS.all()) {
      String sentence = texts.sentence(new Failure(reason, null, 1, 2));
      assertThat(sentence).endsWith(".").doesNotContain("{").doesNotContain("'");
    }
  }

  @ParameterizedTest
  @EnumSource(Doubt.Why.class)
  void everyDoubt_hasASentenceInEveryLanguage(Doubt.Why why) {
    String key = "measure.doubt." + why.name().toLowerCase(Locale.ROOT);
    for (Texts texts : Languages.OURS.all()) {
      assertThat(texts.get(key, "A1", 2)).endsWith(".").doesNotContain("{", "'");
    }
  }

  @Test
  void languages_haveTheSameTextsWithTheSamePlaces() throws IOException {
    Map<String, String> english = texts("");
    Map<String, String> german = texts("_de");
    assertThat(german.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      String text = german.get(key);
      assertThat(places(text)).as(key).isEqualTo(places(english.get(key)));
      assertThat(text).as(key).isNotBlank().doesNotContain("'");
      assertThat(isSentence(text)).as(key).isEqualTo(isSentence(english.get(key)));
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  private static boolean isSentence(String text) {
    return text.endsWith(".");
  }

  @Test
  void everyRecipeOfOurs_hasItsNameInEveryLanguage() throws IOException {
    Map<String, String> texts = texts("");
    Stream<String> names =
        Stream.of("recipes/person.json", "models/dials/1/recipes.json")
            .map(file -> read(Path.of("src/main/resources", file)))
            .flatMap(json -> RECIPE_NAME.matcher(json).results())
            .map(found -> found.group(1));
    assertThat(names)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(texts).containsEntry("recipe." + name.toLowerCase(Locale.ROOT), name));
  }

  @Test
  void everyText_isUsed() throws IOException {
    String users =
        Stream.concat(files(TEMPLATES).stream(), files(CODE).stream())
            .map(TextsTest::read)
            .collect(Collectors.joining());
    assertThat(texts("").keySet())
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
  void numbers_areWrittenAsTheLanguageDoes() {
    assertThat(Texts.GERMAN.number(1234.56, 1)).isEqualTo("1.234,6");
    assertThat(Texts.GERMAN.plain(-1234.5)).isEqualTo("-1234,5");
    assertThat(Texts.ENGLISH.plain(-1234.5)).isEqualTo("-1234.5");
    assertThat(Texts.GERMAN.bytes(24_348)).isEqualTo("24,3\u00a0kB");
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    assertThat(Texts.GERMAN.time(noon, ZoneOffset.UTC)).isEqualTo("23. Nov. 2026, 12:00 UTC");
    assertThat(Texts.ENGLISH.time(noon, ZoneOffset.UTC)).isEqualTo("23 Nov 2026, 12:00 UTC");
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
