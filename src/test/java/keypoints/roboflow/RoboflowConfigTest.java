package keypoints.roboflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import keypoints.roboflow.RoboflowDetector.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoboflowConfigTest {
  private static final URI LOCAL = URI.create("http://localhost:9001");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "host",
        "/path",
        "https:///path",
        "https://user:word@host",
        "https://host?api_key=1",
        "https://host#x",
        "http://detect.roboflow.com",
        "http://SERVERLESS.roboflow.com"
      })
  void baseUrlThatIsNoServer_isRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Config.of(URI.create(url), null, List.of()));
  }

  @Test
  void limitsOutOfRange_areRefused() {
    assertRefused(Duration.ZERO, SECOND, 10_000);
    assertRefused(SECOND, Duration.ofDays(1), 10_000);
    assertRefused(SECOND, Duration.ofSeconds(Long.MAX_VALUE), 10_000);
    assertRefused(SECOND, SECOND, 999);
  }

  private static void assertRefused(Duration connect, Duration read, int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Config(LOCAL, null, false, List.of(), connect, read, bytes, 1, false));
  }

  @Test
  void defaults_leaveTimeForAModelThatIsLoadedFirst() {
    Config config = Config.of(LOCAL, null, List.of());
    assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.keyInHeader()).isFalse();
  }
}
