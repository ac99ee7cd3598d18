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
import keypoints.db.Database;
import keypoints.testing.ClockPhoto;
import keypoints.testing.Databases;
import keypoints.testing.FormBody;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL ends while a batch is worked on, stays away for half a minute, and comes back. */
final class DatabaseOutageTest {
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final int MOST_LOOKS = 120;
  private static final int BATCH = 40;

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
      String batch = sendBatch(visitor).headers().firstValue("Location").orElseThrow();
      await(visitor, batch, ">done, 1 object<");

      postgres.close();
      long end = System.nanoTime() + OUTAGE.toNanos();
      while (System.nanoTime() < end) {
        assertUnreachable(visitor.get("runs"));
        assertUnreachable(visitor.get(acknowledged.get(0)));
        send(visitor);
        assertUnreachable(sendBatch(visitor));
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
        await(visitor, batch, "Nothing is left to do");
        assertThat(visitor.get(batch).body()).contains("%1$d of %1$d photos done".formatted(BATCH));
        assertNoneTwice(again.getJdbcUrl("postgres", "postgres"));
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

  private static HttpResponse<String> sendBatch(Visitor visitor) throws Exception {
    FormBody form = new FormBody();
    for (int i = 0; i < BATCH; i++) {
      form.file("photo", "clock" + i + ".jpg", ClockPhoto.jpeg());
    }
    return visitor.upload("batches", form);
  }

  /** As many runs as were acknowledged, and photos for no others. */
  private void assertNoneTwice(String url) {
    try (Database database = Database.open(new Database.Place(url, null, null))) {
      int runs = acknowledged.size() + BATCH;
      for (String table : List.of("run", "photo_file where kind = 'photo'")) {
        assertThat(database.query("select count(*) from " + table, row -> row.getInt(1)).get(0))
            .as(table)
            .isEqualTo(runs);
      }
    }
  }

  private static void assertUnreachable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("The place where results are kept does not answer");
  }

  private static void await(Visitor visitor, String page, String text) throws Exception {
    for (int i = 0; i < MOST_LOOKS && !visitor.get(page).body().contains(text); i++) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertThat(visitor.get(page).body()).contains(text);
  }

  private static void awaitReady(Visitor visitor) throws Exception {
    for (int i = 0; i < MOST_LOOKS && visitor.get("health/ready").statusCode() != 200; i++) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertThat(visitor.get("health/ready").body()).isEqualTo("ready\n");
  }
}
