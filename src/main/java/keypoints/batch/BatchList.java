package keypoints.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import keypoints.db.Database;
import keypoints.run.History.Position;
import keypoints.run.Search;
import keypoints.run.Times;
import org.jspecify.annotations.Nullable;

/**
 * The batches that were started as lists of them, newest first. Of a search those are wanted that
 * have such a photo, or such an object.
 */
public record BatchList(Database database) {
  private static final String HAS_PHOTO =
      "exists (select 1 from batch_item item where item.batch = b.id and lower(item.source) like ?)";
  private static final String HAS_OBJECT =
      "exists (select 1 from run_class found where found.class = ? and found.batch = b.id)";

  /**
   * The newest batches.
   *
   * @param start older than this; null for the newest of all
   */
  public List<Batch> older(Search search, @Nullable Position start, int limit) {
    return list(start == null ? where(search) : beyond(where(search), start, "<"), "desc", limit);
  }

  /** The batches that come before this position, the newest of them first. */
  public List<Batch> newer(Search search, Position start, int limit) {
    List<Batch> batches = new ArrayList<>(list(beyond(where(search), start, ">"), "asc", limit));
    Collections.reverse(batches);
    return batches;
  }

  /** How many batches there are; no more than so many are counted. */
  public int count(Search search, int most) {
    Where where = where(search);
    return database
        .query(
            "select count(*) from (select b.id" + where.text() + " limit ?) counted",
            row -> row.getInt(1),
            ItemRows.with(where.values().toArray(), most))
        .get(0);
  }

  private record Where(List<String> conditions, List<Object> values) {
    Where and(String condition, Object... more) {
      List<String> all = new ArrayList<>(conditions);
      all.add(condition);
      List<Object> with = new ArrayList<>(values);
      with.addAll(List.of(more));
      return new Where(all, with);
    }

    String text() {
      return " from batch b where " + String.join(" and ", conditions);
    }
  }

  private static Where where(Search search) {
    Where where = new Where(List.of("b.started"), List.of());
    where = search.model().isEmpty() ? where : where.and("b.model = ?", search.model());
    where = search.found().isEmpty() ? where : where.and(HAS_OBJECT, search.found());
    where = search.from() == null ? where : where.and("b.created >= ?", Times.of(search.from()));
    where = search.until() == null ? where : where.and("b.created < ?", Times.of(search.until()));
    return search.source().isEmpty() ? where : where.and(HAS_PHOTO, search.sourceLike());
  }

  private static Where beyond(Where where, Position start, String than) {
    var time = Times.of(start.created());
    return where
        .and("b.created " + than + "= ?", time)
        .and("(b.created %1$s ? or b.id %1$s ?)".formatted(than), time, start.id());
  }

  private List<Batch> list(Where where, String direction, int limit) {
    return database.query(
        "select b.*"
            + where.text()
            + " order by b.created %1$s, b.id %1$s limit ?".formatted(direction),
        Batches::read,
        ItemRows.with(where.values().toArray(), limit));
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
