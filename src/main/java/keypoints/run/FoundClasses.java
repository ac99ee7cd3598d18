package keypoints.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import keypoints.db.Database;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.ModelId;
import keypoints.inference.OneLine;

/** Which classes runs found, in a table, so that nobody reads answers to list or find them. */
record FoundClasses(Database database) {
  private static final int LONGEST = 200;
  private static final int AT_ONCE = 200;

  /** Runs from before the table are from before batches, too. */
  private static final String NO_BATCH = "";

  /** How many objects of each class an answer has. */
  static Map<String, Integer> of(Inference answer) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    answer
        .predictions()
        .forEach(object -> counts.merge(OneLine.of(object.name(), LONGEST), 1, Integer::sum));
    return counts;
  }

  /** Keeps those of a run that is there, with what lists of one class show and are searched by. */
  static void add(Database.Transaction transaction, Listed run, String batch) throws SQLException {
    int place = 0;
    for (Map.Entry<String, Integer> one : run.found().entrySet()) {
      transaction.update(
          "insert into run_class (run, place, class, objects, created, source, model, batch)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?)",
          run.id(),
          place++,
          one.getKey(),
          one.getValue(),
          Times.of(run.created()),
          run.source(),
          run.model().toString(),
          batch);
    }
    transaction.update("update run set found = ? where id = ?", run.found().size(), run.id());
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

  private static Listed read(ResultSet row) throws SQLException {
    return new Listed(
        row.getString("id"),
        Times.created(row),
        row.getString("source"),
        ModelId.parse(row.getString("model")).orElseThrow(),
        of(InferenceJson.readInference(row.getString("inference"))));
  }

  /** Fills the table for runs from before there was one, in steps that each are kept. */
  void fill() {
    List<Listed> old;
    do {
      old =
          database.query(
              "select id, created, source, model, inference from run where found is null limit ?",
              FoundClasses::read,
              AT_ONCE);
      fill(old);
    } while (!old.isEmpty());
  }

  private void fill(List<Listed> runs) {
    database.transact(
        transaction -> {
          for (Listed run : runs) {
            // another instance may do the same now, and waits here
            if (transaction.update(
                    "update run set found = 0 where id = ? and found is null", run.id())
                > 0) {
              add(transaction, run, NO_BATCH);
            }
          }
        });
  }
}
