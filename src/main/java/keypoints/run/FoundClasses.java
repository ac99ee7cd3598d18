package keypoints.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import keypoints.db.Database;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.OneLine;

/** Which classes runs found, in a table, so that nobody reads answers to list or find them. */
record FoundClasses(Database database) {
  private static final int LONGEST = 200;
  private static final int AT_ONCE = 200;

  /** How many objects of each class an answer has. */
  static Map<String, Integer> of(Inference answer) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    answer
        .predictions()
        .forEach(object -> counts.merge(OneLine.of(object.name(), LONGEST), 1, Integer::sum));
    return counts;
  }

  /** Keeps those of a run that is there. */
  static void add(
      Database.Transaction transaction, String run, Instant created, Map<String, Integer> found)
      throws SQLException {
    int place = 0;
    for (Map.Entry<String, Integer> one : found.entrySet()) {
      transaction.update(
          "insert into run_class (run, place, class, objects, created) values (?, ?, ?, ?, ?)",
          run,
          place++,
          one.getKey(),
          one.getValue(),
          Times.of(created));
    }
    transaction.update("update run set found = ? where id = ?", found.size(), run);
  }

  /** Those of each of these runs. */
  Map<String, Map<String, Integer>> of(List<String> runs) {
    Map<String, Map<String, Integer>> found = new HashMap<>();
    if (!runs.isEmpty()) {
      String places = String.join(", ", Collections.nCopies(runs.size(), "?"));
      database.query(
          "select run, class, objects from run_class where run in (" + places + ") order by place",
          row ->
              found
                  .computeIfAbsent(row.getString("run"), run -> new LinkedHashMap<>())
                  .put(row.getString("class"), row.getInt("objects")),
          runs.toArray());
    }
    return found;
  }

  private record Old(String id, Instant created, Inference answer) {
    static Old read(ResultSet row) throws SQLException {
      return new Old(
          row.getString("id"),
          Times.created(row),
          InferenceJson.readInference(row.getString("inference")));
    }
  }

  /** Fills the table for runs from before there was one, in steps that each are kept. */
  void fill() {
    List<Old> old;
    do {
      old =
          database.query(
              "select id, created, inference from run where found is null limit ?",
              Old::read,
              AT_ONCE);
      fill(old);
    } while (!old.isEmpty());
  }

  private void fill(List<Old> runs) {
    database.transact(
        transaction -> {
          for (Old run : runs) {
            // another instance may do the same now, and waits here
            if (transaction.update(
                    "update run set found = 0 where id = ? and found is null", run.id())
                > 0) {
              add(transaction, run.id(), run.created(), of(run.answer()));
            }
          }
        });
  }
}
