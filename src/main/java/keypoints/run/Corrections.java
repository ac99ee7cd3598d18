package keypoints.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import keypoints.db.Database;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.Keypoint;
import org.jspecify.annotations.Nullable;

/**
 * What people put right in the keypoints of runs, in steps that can be taken back. They go with
 * their run.
 */
public final class Corrections {
  /** More than anybody puts right by hand, and still read in no time. */
  private static final int MOST_STEPS = 1000;

  private final Database database;

  Corrections(Database database) {
    this.database = database;
  }

  /** The runs with what people put right in their answers. */
  List<Run> apply(List<Run> runs) {
    Map<String, List<Change>> changes = new HashMap<>();
    database.query(
        "select run, object, slot, kind, x, y, name from correction where run in ("
            + String.join(", ", Collections.nCopies(runs.size(), "?"))
            + ") order by number",
        row ->
            changes.computeIfAbsent(row.getString("run"), run -> new ArrayList<>()).add(read(row)),
        runs.stream().map(Run::id).toArray());
    return runs.stream()
        .map(
            run ->
                run.withInference(
                    Change.all(changes.getOrDefault(run.id(), List.of()), run.inference())))
        .toList();
  }

  /**
   * Keeps changes as one step; they are on disk when this returns.
   *
   * @throws Failure TOO_MANY_CHANGES
   */
  public void add(String run, List<Change> changes) {
    int step = steps(run) + 1;
    if (step > MOST_STEPS) {
      throw new Failure(Reason.TOO_MANY_CHANGES, null, MOST_STEPS);
    }
    database.transact(
        transaction -> {
          for (Change change : changes) {
            transaction.update(
                "insert into correction (run, step, object, slot, kind, x, y, name)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                row(run, step, change));
          }
        });
  }

  /** How many steps can be taken back. */
  public int steps(String run) {
    return database
        .query(
            "select coalesce(max(step), 0) from correction where run = ?",
            row -> row.getInt(1),
            run)
        .get(0);
  }

  /** Takes the last step back, if there is one. */
  public void undo(String run) {
    database.update("delete from correction where run = ? and step = ?", run, steps(run));
  }

  /** Takes all steps back. */
  public void undoAll(String run) {
    database.update("delete from correction where run = ?", run);
  }

  private static @Nullable Object[] row(String run, int step, Change change) {
    Keypoint to = change.to();
    return new Object[] {
      run,
      step,
      change.object(),
      change.slot(),
      change.kind().name().toLowerCase(Locale.ROOT),
      to == null ? null : to.x(),
      to == null ? null : to.y(),
      to == null ? null : to.name()
    };
  }

  private static Change read(ResultSet row) throws SQLException {
    int object = row.getInt("object");
    int slot = row.getInt("slot");
    return switch (Change.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT))) {
      case SET ->
          Change.set(object, slot, row.getString("name"), row.getDouble("x"), row.getDouble("y"));
      case OUT -> Change.out(object, slot);
      case BACK -> Change.back(object, slot);
    };
  }
}
