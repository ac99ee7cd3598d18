package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import keypoints.db.Database;
import keypoints.testing.ClockPhoto;
import keypoints.testing.Databases;
import keypoints.testing.FormBody;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is three days ahead of the machine of its instance. */
final class SharedTimeTest {
  private static final int AHEAD = 3;

  @TempDir Path folder;

  @Test
  void timeIsThatOfTheDatabase_whateverTheClockOfTheInstanceSays() throws Exception {
    Database.Place place = Databases.POSTGRESQL.fresh(folder);
    putAhead(place);
    RunningApp app =
        new RunningApp(folder.resolve("data"), Map.of("KEYPOINTS_DATABASE", place.url()));
    try {
      Visitor visitor = new Visitor(app.home());
      LocalDate before = LocalDate.now(ZoneId.systemDefault()).plusDays(AHEAD);
      FormBody form = new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg());
      assertThat(visitor.upload(form).statusCode()).isEqualTo(303);
      LocalDate after = LocalDate.now(ZoneId.systemDefault()).plusDays(AHEAD);
      assertThat(visitor.get("runs").body()).containsAnyOf(day(before), day(after));
    } finally {
      app.close();
    }
  }

  private static String day(LocalDate day) {
    return "<time datetime=\"" + day + "\">";
  }

  private static void putAhead(Database.Place place) {
    String name = place.url().replaceFirst(".*/([^/?]+).*", "$1");
    String now = "'select pg_catalog.now() + interval ''" + AHEAD + " days'''";
    try (Database database = Database.open(place)) {
      database.update("create schema ahead");
      database.update(
          "create function ahead.now() returns timestamptz stable language sql as " + now);
      database.update("alter database " + name + " set search_path = ahead, pg_catalog, public");
    }
  }
}
