package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import keypoints.testing.ClockPhoto;
import keypoints.testing.Databases;
import keypoints.testing.FormBody;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL ends, stays away for half a minute, and comes back. */
final class DatabaseOutageTest {
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final int MOST_LOOKS = 120;

  @TempDir Path folder;
  private final List<String> acknowledged = new ArrayList<>();

  private EmbeddedPostgres postgres(int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false);
    return Databases.start(port == 0 ? builder : builder.setPort(port));
  }

  @Test
  void whileItIsAway_thatIsSaid_andNothingAcknowledgedIsLost() throws Exception {
    EmbeddedPostgres postgres = postgres(0);
    String url = postgres.getJdbcUrl("postgres", "postgres");
    RunningApp app = new RunningApp(folder.resolve("data"), Map.of("KEYPOINTS_DATABASE", url));
    try {
      Visitor visitor = new Visitor(app.home());
      send(visitor);
      assertThat(acknowledged).hasSize(1);
      assertThat(visitor.get("health/ready").statusCode()).isEqualTo(200);

      postgres.close();
      long end = System.nanoTime() + OUTAGE.toNanos();
      while (System.nanoTime() < end) {
        assertUnreachable(visitor.get("runs"));
        assertUnreachable(visitor.get(acknowledged.get(0)));
        send(visitor);
        HttpResponse<String> ready = visitor.get("health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("database does not answer\n");
        assertThat(visitor.get("health/live").statusCode()).isEqualTo(200);
      }
      assertThat(acknowledged).as("what is not kept is not acknowledged").hasSize(1);

      try (EmbeddedPostgres again = postgres(postgres.getPort())) {
        assertThat(again.getPort()).isEqualTo(postgres.getPort());
        awaitReady(visitor);
        send(visitor);
        assertThat(acknowledged).hasSize(2);
        for (String run : acknowledged) {
          assertThat(visitor.get(run).statusCode()).isEqualTo(200);
          assertThat(visitor.get(run + "/photo").statusCode()).isEqualTo(200);
        }
        assertThat(visitor.get("runs").body()).contains("2 runs</span>");
      }
    } finally {
      app.close();
    }
  }

  private void send(Visitor visitor) throws Exception {
    HttpResponse<String> answer =
        visitor.upload(new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg()));
    if (answer.statusCode() == 303) {
      acknowledged.add(answer.headers().firstValue("Location").orElseThrow());
    } else {
      assertUnreachable(answer);
    }
  }

  private static void assertUnreachable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("The place where results are kept does not answer");
  }

  private static void awaitReady(Visitor visitor) throws Exception {
    for (int i = 0; i < MOST_LOOKS && visitor.get("health/ready").statusCode() != 200; i++) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertThat(visitor.get("health/ready").body()).isEqualTo("ready\n");
  }
}
