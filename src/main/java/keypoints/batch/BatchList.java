package keypoints.batch;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import keypoints.db.Database;
import keypoints.run.History.Position;
import keypoints.run.Keyset;
import keypoints.run.Search;
import org.jspecify.annotations.Nullable;

/**
 * The batches that were started as lists of them, newest first. Of a search those are wanted that
 * have such a photo, or such an object.
 */
public record BatchList(Database database) {
  /** A value, for what merely exists PostgreSQL looks up among all photos of all batches. */
  private static final String HAS_PHOTO =
      "(select 1 from batch_item item where item.batch = batch.id and lower(item.source) like ?"
          + " limit 1) = 1";

  private static final String HAS_OBJECT =
      "exists (select 1 from run_class found where found.class = ? and found.batch = batch.id)";

  /**
   * The newest batches.
   *
   * @param start older than this; null for the newest of all
   */
  public List<Batch> older(Search search, @Nullable Position start, int limit) {
    return batches(search).older(database, "*", Batches::read, start, limit);
  }

  /** The batches that come before this position, the newest of them first. */
  public List<Batch> newer(Search search, Position start, int limit) {
    return batches(search).newer(database, "*", Batches::read, start, limit);
  }

  /** How many batches there are; no more than so many are counted. */
  public int count(Search search, int most) {
    return batches(search).count(database, most);
  }

  private static Keyset batches(Search search) {
    Keyset wanted = search.within(Keyset.of("batch", "id").and("started"));
    wanted = search.model().isEmpty() ? wanted : wanted.and("model = ?", search.model());
    wanted = search.found().isEmpty() ? wanted : wanted.and(HAS_OBJECT, search.found());
    return search.source().isEmpty() ? wanted : wanted.and(HAS_PHOTO, search.sourceLike());
  }

  /** How far each of these is, by id, without how long it will take. */
  public Map<String, Progress> progress(List<Batch> batches) {
    Map<String, Map<Item.State, Integer>> counts = new HashMap<>();
    if (!batches.isEmpty()) {
      String places = String.join(", ", Collections.nCopies(batches.size(), "?"));
      database.query(
          "select batch, state, count(*) from batch_item where batch in ("
              + places
              + ")"
              + " group by batch, state",
          row ->
              counts
                  .computeIfAbsent(row.getString(1), id -> new EnumMap<>(Item.State.class))
                  .put(Item.State.valueOf(row.getString(2)), row.getInt(3)),
          batches.stream().map(Batch::id).toArray());
    }
    Map<String, Progress> progress = new HashMap<>();
    for (Batch batch : batches) {
      Map<Item.State, Integer> count = counts.getOrDefault(batch.id(), Map.of());
      progress.put(batch.id(), Progress.of(batch, count, Optional.empty()));
    }
    return progress;
  }

  /** The ids of the first runs of a batch that are done. */
  public List<String> firstRuns(String id, int limit) {
    return database.query(
        "select run from batch_item where batch = ? and state = 'DONE' order by number limit ?",
        row -> row.getString(1),
        id,
        limit);
  }
}
