package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import keypoints.testing.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says at the start of a server that others may reach, before anybody has. */
final class OpenServerTest {
  private static final String WARNING = "KEYPOINTS_PASSWORD is not set";

  @TempDir Path folder;

  private String logAfterStart(String host, Map<String, String> more) throws IOException {
    Path log = folder.resolve("log");
    Map<String, String> settings = new HashMap<>(more);
    settings.put("KEYPOINTS_DATA", folder.resolve("data").toString());
    try (var server = new ServerProcess(log, List.of("-Djetty.http.host=" + host), settings)) {
      assertThat(server.home()).isNotNull();
      return Files.readString(log);
    }
  }

  @Test
  void serverOnAllAddresses_isWarnedOf() throws IOException {
    assertThat(logAfterStart("0.0.0.0", Map.of())).containsOnlyOnce(WARNING);
  }

  @Test
  void serverOnLoopback_isNot() throws IOException {
    assertThat(logAfterStart("127.0.0.1", Map.of())).doesNotContain(WARNING);
  }

  @Test
  void serverBehindAPassword_isNot() throws IOException {
    Map<String, String> password = Map.of("KEYPOINTS_PASSWORD", "a long sentence");
    assertThat(logAfterStart("0.0.0.0", password)).doesNotContain(WARNING);
  }
}
