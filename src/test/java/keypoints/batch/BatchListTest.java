package keypoints.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.run.History.Position;
import keypoints.run.Ids;
import keypoints.run.Search;
import keypoints.testing.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BatchListTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path folder;

  /** A batch from noon and so many seconds, with one photo that failed. */
  private static Batch batch(Database database, int seconds, String model, String source) {
    Clock clock = Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC);
    Batches batches = new Batches(database, PhotoPlace.DATABASE.open(database), clock);
    Model asked = new Model(ModelId.parse(model).orElseThrow(), "", List.of());
    Batch batch = batches.begin(asked, DetectOptions.DEFAULT, 0, true);
    Failure failure = new Failure(Reason.PHOTO_BROKEN, null);
    batches.add(batch, true, new Batches.Newcomer(Ids.fresh(), source, null, null, null, failure));
    return batch;
  }

  private static List<String> ids(List<Batch> batches) {
    return batches.stream().map(Batch::id).toList();
  }

  @ParameterizedTest
  @EnumSource
  void pages_doNotOverlapForwardsAndBackwards(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      for (int i = 0; i < 9; i++) {
        // three at a time
        batch(database, i / 3, "dials/1", "a.jpg");
      }
      BatchList list = new BatchList(database);
      List<String> all = ids(list.older(Search.ALL, null, 99));
      List<String> paged = new ArrayList<>();
      List<Batch> page = list.older(Search.ALL, null, 2);
      Batch last = page.get(0);
      while (!page.isEmpty()) {
        paged.addAll(ids(page));
        last = page.get(page.size() - 1);
        page = list.older(Search.ALL, new Position(last.created(), last.id()), 2);
      }
      assertThat(paged).isEqualTo(all).hasSize(9).doesNotHaveDuplicates();
      Position end = new Position(last.created(), last.id());
      assertThat(ids(list.newer(Search.ALL, end, 2))).isEqualTo(all.subList(6, 8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_findsByPhotoModelTimeAndClass(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      String first = batch(database, 1, "dials/1", "Kitchen_1.jpg").id();
      String second = batch(database, 2, "people/3", "garden.jpg").id();
      database.update(
          "insert into run (id, created, source, model, place, options, inference, seconds,"
              + " photo_type, photo_sha256, photo_bytes, has_visualization, found, batch)"
              + " values ('r', current_timestamp, '', 'people/3', '', '', '', 0, 'JPEG', '', 0,"
              + " false, 1, ?)",
          second);
      database.update(
          "insert into run_class (run, place, class, objects, created, source, model, batch)"
              + " values ('r', 0, 'person', 1, current_timestamp, '', 'people/3', ?)",
          second);
      BatchList list = new BatchList(database);
      assertThat(found(list, new Search("kitchen_", "", "", null, null, true))).isEqualTo(first);
      assertThat(found(list, new Search("", "people/3", "", null, null, true))).isEqualTo(second);
      assertThat(found(list, new Search("", "", "person", null, null, true))).isEqualTo(second);
      assertThat(found(list, new Search("", "", "", null, NOON.plusSeconds(2), true)))
          .isEqualTo(first);
      assertThat(list.count(Search.ALL, 9)).isEqualTo(2);
      assertThat(list.count(Search.ALL, 1)).isEqualTo(1);
    }
  }

  private static String found(BatchList list, Search search) {
    return String.join(" ", ids(list.older(search, null, 9)));
  }
}
