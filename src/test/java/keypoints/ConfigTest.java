package keypoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import keypoints.inference.ModelId;
import keypoints.web.Editors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(KEYPOINTS_\\w+)` \\|(?: `(.*?)`)? \\|");

  private static Config read(Map<String, String> values) {
    return Config.read(values::get);
  }

  @Test
  void nothingSet_isEnough() {
    Config config = read(Map.of());
    assertThat(config.keep()).isEqualTo(Duration.ofHours(24));
    assertThat(config.data())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".keypoint-studio"));
    assertThat(config.onnx().threads()).isPositive();
    assertThat(config.roboflow()).isNull();
  }

  @Test
  void key_turnsHostedModelsOn() {
    Config config =
        read(
            Map.of(
                "KEYPOINTS_ROBOFLOW_KEY", "rf_secret",
                "KEYPOINTS_ROBOFLOW_KEY_IN", "header",
                "KEYPOINTS_ROBOFLOW_MODELS", "people/3, cows/1"));
    assertThat(config.roboflow().keyInHeader()).isTrue();
    assertThat(config.roboflow().models())
        .containsExactly(new ModelId("people", "3"), new ModelId("cows", "1"));
    assertThat(config.toString()).doesNotContain("rf_secret");
  }

  @Test
  void recipes_areChangedByThoseWhoAreKnown() {
    String password = "KEYPOINTS_PASSWORD";
    assertThat(read(Map.of()).editors()).isEqualTo(Editors.HERE);
    assertThat(read(Map.of(password, "clocks and gauges")).editors()).isEqualTo(Editors.ANYBODY);
    assertThat(read(Map.of("KEYPOINTS_RECIPES", "nobody", password, "clocks and gauges")).editors())
        .isEqualTo(Editors.NOBODY);
  }

  @Test
  void serverOfOnesOwn_needsNoKey() {
    Config config = read(Map.of("KEYPOINTS_ROBOFLOW_URL", "http://localhost:9001"));
    assertThat(config.roboflow().key()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "KEYPOINTS_PHOTO_STORE,ftp://host/folder",
    "KEYPOINTS_PHOTO_STORE,s3://",
    "KEYPOINTS_PHOTO_STORE,s3://Bucket/../x",
    "KEYPOINTS_S3_ENDPOINT,localhost:9000",
    "KEYPOINTS_S3_REGION,two words",
    "KEYPOINTS_KEEP_HOURS,0",
    "KEYPOINTS_KEEP_HOURS,soon",
    "KEYPOINTS_SLOTS,-1",
    "KEYPOINTS_MODELS,/no/such/folder",
    "KEYPOINTS_RECIPES,everybody",
    "KEYPOINTS_FETCH_ALLOW,localhost",
    "KEYPOINTS_API_KEYS,two words",
    "KEYPOINTS_ROBOFLOW_KEY_IN,body",
    "KEYPOINTS_ROBOFLOW_TIMEOUT,0",
    "KEYPOINTS_ROBOFLOW_ADDRESSES,perhaps",
  })
  void unusableValue_stopsTheStartWithTheNameOfItsVariable(String variable, String value) {
    assertThatThrownBy(() -> read(Map.of(variable, value, "KEYPOINTS_ROBOFLOW_KEY", "k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(variable + " must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEYPOINTS_ROBOFLOW_KEY", "KEYPOINTS_API_KEYS"})
  void unusableKey_isNotRepeated(String variable) {
    assertThatThrownBy(() -> read(Map.of(variable, "two words")))
        .hasStackTraceContaining(variable)
        .satisfies(e -> assertThat(e).hasNoCause());
  }

  @ParameterizedTest
  @CsvSource({
    "s3://photos, s3://photos",
    "s3://photos.example/a/b/, s3://photos.example/a/b/",
    "/srv/photos, file:///srv/photos",
    "file:/srv/photos, file:/srv/photos",
  })
  void placeOfPhotos_isAFolderOrABucket(String value, String address) {
    assertThat(read(Map.of("KEYPOINTS_PHOTO_STORE", value)).photos().address())
        .hasToString(address);
  }

  @Test
  void keysOfTheApi_areCountedOnly() {
    Config config = read(Map.of("KEYPOINTS_API_KEYS", "ks_secret1, ks_secret2"));
    assertThat(config.toString()).contains("2 keys").doesNotContain("ks_secret");
  }

  @Test
  void documentation_namesEverySettingWithItsDefault() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("docs/configuration.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::find)
            .map(row -> row.group(1) + "=" + (row.group(2) == null ? "" : row.group(2)))
            .toList();
    List<String> settings =
        Arrays.stream(Setting.values()).map(s -> s.variable() + "=" + s.standard()).toList();
    assertThat(documented).isEqualTo(settings);
  }
}
