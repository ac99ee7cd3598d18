package keypoints.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.PhotoFormat;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ModelId;
import keypoints.inference.Prediction;
import keypoints.testing.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RunsTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final byte[] THREE_MEGABYTES = new byte[3_000_000];

  /** As {@code head -c 1 /dev/zero | sha256sum} prints it. */
  private static final String SHA256_OF_ONE_ZERO =
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

  @TempDir Path folder;

  private static Runs runs(Database database) {
    return new Runs(database, PhotoPlace.DATABASE.open(database));
  }

  private static void add(Runs runs, Run run) {
    add(runs, run, new byte[1], null);
  }

  private static void add(Runs runs, Run run, byte[] photo, byte @Nullable [] visualization) {
    var unused = runs.add(run.id(), photo, () -> new Runs.Answered(run, visualization));
  }

  private static Run run(String id, Instant created) {
    return new Run(
        id,
        created,
        "wall.jpg",
        new ModelId("dials", "1"),
        "",
        DetectOptions.DEFAULT,
        new Inference(null, "i", 0.1, new ImageSize(10, 20), List.of()),
        0.2,
        PhotoFormat.JPEG,
        SHA256_OF_ONE_ZERO,
        1,
        null,
        true);
  }

  @ParameterizedTest
  @EnumSource
  void run_isThereWithItsPicturesAfterReopening(Databases kind) {
    Database.Place place = kind.fresh(folder);
    THREE_MEGABYTES[2_999_999] = 7;
    try (Database database = Database.open(place)) {
      add(runs(database), run("a", NOON), THREE_MEGABYTES, new byte[] {1, 2});
    }
    try (Database database = Database.open(place)) {
      Runs runs = runs(database);
      assertThat(runs.find("a")).contains(run("a", NOON));
      assertThat(runs.photo("a").orElseThrow()).isEqualTo(THREE_MEGABYTES);
      assertThat(runs.visualization("a").orElseThrow()).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void runOfAnOlderDatabase_getsItsPhotosHashAndSize(Databases kind) {
    Database.Place place = kind.fresh(folder);
    try (Database database = Database.open(place)) {
      add(runs(database), run("a", NOON));
      database.update("alter table run drop column photo_sha256");
      database.update("alter table run drop column photo_bytes");
      database.update("alter table run drop column received_bytes");
      database.update(
          "create table run_file (run varchar(22) references run (id) on delete cascade,"
              + " kind varchar(20), content bytea, primary key (run, kind))");
      database.update("insert into run_file select owner, kind, content from photo_file");
      database.update("drop table photo_file");
      database.update("drop table run_class");
      database.update("alter table run drop column found");
      database.update("drop index run_listed");
      database.update("drop index run_model");
      database.update("drop index run_alone");
      database.update("drop index run_model_alone");
      database.update("alter table run drop column batch");
      database.update("create index run_created on run (created)");
      database.update("drop table run_repeats");
      database.update("drop table correction");
      database.update("drop table recipe");
      database.update("drop table batch_item");
      database.update("drop table batch");
      database.update("drop table worker");
      database.update("delete from migration where number >= 2");
    }
    try (Database database = Database.open(place)) {
      assertThat(runs(database).find("a")).contains(run("a", NOON));
      assertThat(runs(database).photo("a").orElseThrow()).containsExactly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void correction_isThereAfterReopeningAndGoesWithItsRun(Databases kind) {
    Database.Place place = kind.fresh(folder);
    try (Database database = Database.open(place)) {
      Runs runs = runs(database);
      add(runs, withObject(run("a", NOON)));
      runs.corrections().add("a", List.of(Change.set(0, 1, "tip", 5.25, -6)));
    }
    try (Database database = Database.open(place)) {
      Runs runs = runs(database);
      Prediction object = runs.find("a").orElseThrow().inference().predictions().get(0);
      assertThat(object.keypoints()).containsExactly(new Keypoint(5.25, -6, 1, 1, "tip"));
      assertThat(object.original().keypoints()).isEmpty();
      runs.delete("a");
      assertThat(database.query("select count(*) from correction", row -> row.getInt(1)))
          .containsExactly(0);
    }
  }

  private static Run withObject(Run run) {
    Prediction object = new Prediction(5, 5, 9, 9, 0.9, "dial", 0, "d", List.of());
    return run.withInference(run.inference().withPredictions(List.of(object)));
  }

  @ParameterizedTest
  @EnumSource
  void photoWhoseModelFails_isNotKept(Databases kind) {
    try (Database database = Database.open(kind.fresh(folder))) {
      Runs runs = runs(database);
      Failure failure = new Failure(Reason.UPSTREAM_TIMED_OUT, null);
      assertThatThrownBy(
              () ->
                  runs.add(
                      "a",
                      THREE_MEGABYTES,
                      () -> {
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThat(runs.photo("a")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletedRun_leavesNothing(Databases kind) {
    Database.Place place = kind.fresh(folder);
    try (Database database = Database.open(place)) {
      Runs runs = runs(database);
      add(runs, run("old", NOON.minus(Duration.ofHours(25))));
      add(runs, run("new", NOON));
      assertThat(runs.deleteBefore(NOON.minus(Duration.ofHours(24)))).isEqualTo(1);
      assertThat(runs.find("old")).isEmpty();
      assertThat(runs.photo("old")).isEmpty();
      assertThat(runs.delete("new")).isTrue();
      assertThat(runs.delete("new")).isFalse();
      assertThat(runs.photo("new")).isEmpty();
    }
  }
}
