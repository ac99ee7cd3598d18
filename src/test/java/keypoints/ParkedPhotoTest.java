package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import keypoints.db.Database;
import keypoints.testing.ClockPhoto;
import keypoints.testing.EndsProcess;
import keypoints.testing.FormBody;
import keypoints.testing.ServerProcess;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo that ends the process whenever it is worked on. */
final class ParkedPhotoTest {
  private static final int LONGEST_SECONDS = 120;

  @TempDir Path folder;

  private ServerProcess server() throws Exception {
    return new ServerProcess(
        folder.resolve("log"),
        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        Map.of("KEYPOINTS_DATA", folder.resolve("data").toString()));
  }

  @Test
  void photoThatEndsItsWorkerThreeTimes_isPutAsideAndTheOthersAreDone() throws Exception {
    try (Database database = Database.open(folder.resolve("data"))) {
      EndsProcess.putInto(database);
    }
    String batch;
    try (ServerProcess first = server()) {
      FormBody form = new FormBody();
      for (String name : List.of("a.jpg", EndsProcess.PHOTO, "b.jpg", "c.jpg")) {
        form.file("photo", name, ClockPhoto.jpeg());
      }
      batch =
          new Visitor(first.home())
              .upload("batches", form)
              .headers()
              .firstValue("Location")
              .orElseThrow();
      assertThat(first.ends(LONGEST_SECONDS)).as("it crashed").isTrue();
    }
    for (int i = 0; i < 2; i++) {
      try (ServerProcess again = server()) {
        assertThat(again.ends(LONGEST_SECONDS)).as("it crashed again").isTrue();
      }
    }
    try (ServerProcess last = server()) {
      String page = finished(new Visitor(last.home()), batch);
      assertThat(page).contains("3 of 4 photos done, 1 failed", "so it was put aside");
      assertThat(last.ends(0)).as("it still runs").isFalse();
    }
  }

  private static String finished(Visitor visitor, String batch) throws Exception {
    String page = visitor.get(batch).body();
    for (int i = 0; i < LONGEST_SECONDS && !page.contains("Nothing is left to do"); i++) {
      TimeUnit.SECONDS.sleep(1);
      page = visitor.get(batch).body();
    }
    return page;
  }
}
