package keypoints.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.image.PhotoFormat;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.ModelId;
import keypoints.inference.Prediction;
import keypoints.run.History.Position;
import keypoints.testing.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HistoryTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123456Z");

  @TempDir Path folder;

  /** Made at noon and so many seconds. */
  private static Run run(String id, int seconds, String source, String model, String... classes) {
    List<Prediction> objects =
        Arrays.stream(classes)
            .map(name -> new Prediction(5, 5, 9, 9, 0.9, name, 0, "d", List.of()))
            .toList();
    return new Run(
        id,
        NOON.plusSeconds(seconds),
        source,
        ModelId.parse(model).orElseThrow(),
        "",
        DetectOptions.DEFAULT,
        new Inference(null, "i", 0.1, new ImageSize(10, 20), objects),
        0.2,
        PhotoFormat.JPEG,
        "0".repeat(64),
        1,
        null,
        false);
  }

  private static Runs runs(Database database, Run... some) {
    Runs runs = new Runs(database, PhotoPlace.DATABASE.open(database));
    for (Run run : some) {
      runs.add(run.id(), new byte[1], () -> new Runs.Answered(run, null));
    }
    return runs;
  }

  private static Search search(String source, String model, String found) {
    return new Search(source, model, found, null, null, false);
  }

  private static String ids(List<Listed> runs) {
    return String.join(" ", runs.stream().map(Listed::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void pages_doNotOverlapForwardsAndBackwards(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      Run[] some = new Run[9];
      for (int i = 0; i < some.length; i++) {
        // three at a time
        some[i] = run("r" + i, i / 3, "a.jpg", "dials/1", "clock");
      }
      History history = runs(database, some).history();
      for (Search search : List.of(Search.ALL, search("", "", "clock"))) {
        List<String> pages = new ArrayList<>();
        List<Listed> page = history.older(search, null, 2);
        Position first = Position.of(page.get(0));
        Position last = first;
        while (!page.isEmpty()) {
          pages.add(ids(page));
          last = Position.of(page.get(page.size() - 1));
          page = history.older(search, last, 2);
        }
        assertThat(pages).containsExactly("r8 r7", "r6 r5", "r4 r3", "r2 r1", "r0");
        assertThat(ids(history.newer(search, last, 2))).isEqualTo("r2 r1");
        assertThat(history.newer(search, first, 2)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_findsBySourceModelClassAndTime(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      History history =
          runs(
                  database,
                  run("a", 1, "Küche_1.JPG", "dials/1", "clock", "gauge", "clock"),
                  run("b", 2, "kuechen1.jpg", "dials/1"),
                  run("c", 3, "100%.jpg", "people/3", "clock"))
              .history();
      assertThat(ids(history.older(search("kÜche_", "", ""), null, 9))).isEqualTo("a");
      assertThat(ids(history.older(search("%", "", ""), null, 9))).isEqualTo("c");
      assertThat(ids(history.older(search("\\", "", ""), null, 9))).isEmpty();
      assertThat(ids(history.older(search("", "dials/1", ""), null, 9))).isEqualTo("b a");
      assertThat(ids(history.older(search("", "", "clock"), null, 9))).isEqualTo("c a");
      assertThat(ids(history.older(search(".jpg", "dials/1", "clock"), null, 9))).isEqualTo("a");
      Search second = new Search("", "", "", NOON.plusSeconds(2), NOON.plusSeconds(3), false);
      assertThat(ids(history.older(second, null, 9))).isEqualTo("b");
      assertThat(history.count(Search.ALL, 9)).isEqualTo(3);
      assertThat(history.count(Search.ALL, 2)).isEqualTo(2);
      assertThat(history.count(search("", "", "clock"), 9)).isEqualTo(2);
      assertThat(history.models()).containsExactly("dials/1", "people/3");
      assertThat(history.classes()).containsExactly("clock", "gauge");
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsOfABatch_areLeftOutOfThoseThatAreAlone(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      Runs runs = runs(database, run("a", 1, "a.jpg", "dials/1", "clock"));
      Run ofBatch = run("b", 2, "b.jpg", "dials/1", "clock");
      runs.addWith(ofBatch, "some batch", null, (transaction, run) -> {});
      for (Search search :
          List.of(
              Search.ALONE, alone("dials/1", ""), alone("", "clock"), alone("dials/1", "clock"))) {
        assertThat(ids(runs.history().older(search, null, 9))).isEqualTo("a");
        assertThat(runs.history().count(search, 9)).isEqualTo(1);
      }
      assertThat(ids(runs.history().older(search("", "", "clock"), null, 9))).isEqualTo("b a");
    }
  }

  private static Search alone(String model, String found) {
    return new Search("", model, found, null, null, true);
  }

  @ParameterizedTest
  @EnumSource
  void foundClasses_areListedInTheirOrderAndGoWithTheirRun(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      Runs runs = runs(database, run("a", 1, "a.jpg", "dials/1", "gauge", "clock", "gauge"));
      Listed listed = runs.history().older(Search.ALL, null, 9).get(0);
      assertThat(listed.found().entrySet())
          .containsExactly(Map.entry("gauge", 2), Map.entry("clock", 1));
      runs.delete("a");
      assertThat(runs.history().classes()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsFromBeforeClassesWereKept_getTheirs(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      Runs runs = runs(database, run("a", 1, "a.jpg", "dials/1", "clock"), run("b", 2, "b", "b/1"));
      database.update("delete from run_class");
      database.update("update run set found = null");

      runs.bringUpToDate();
      runs.bringUpToDate();
      assertThat(ids(runs.history().older(search("", "", "clock"), null, 9))).isEqualTo("a");
    }
  }
}
