package keypoints.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import keypoints.db.Database;
import keypoints.inference.DetectOptions;
import keypoints.inference.InferenceJson;

/**
 * A history that has grown: two classes of objects a run, one of a thousand runs with a rare one,
 * half of the runs in batches of 500.
 */
public final class ManyRuns {
  /** From one run to the next older one. */
  public static final int SECONDS_BETWEEN = 25;

  private static final String RUN =
      "insert into run (id, created, source, model, place, options, inference, seconds, photo_type,"
          + " photo_sha256, photo_bytes, has_visualization, found, batch) values (?, ?, ?, ?, '',"
          + " '{}', ?, 0.1, 'JPEG', ?, 1000, false, 2, ?)";
  private static final String RUN_CLASS =
      "insert into run_class (run, place, class, objects, created, source, model, batch) values (?,"
          + " ?, ?, ?, ?, ?, ?, ?)";
  private static final String BATCHES =
      "insert into batch (id, created, model, options, announced, started, complete, cancelled)"
          + " select batch, max(created), min(model), ?, 0, true, true, false from run"
          + " where batch <> '' group by batch";
  private static final String ITEMS =
      "insert into batch_item (batch, number, run, source, embedded, state, tries, finished)"
          + " select batch, row_number() over (partition by batch order by id), id, source, true,"
          + " 'DONE', 1, created from run where batch <> ''";
  private static final int AT_ONCE = 10_000;
  private static final int RARE = 1_000;
  private static final int BLOCK = 1_000;
  private static final int MODELS = 5;
  private static final int CLASSES = 20;

  private ManyRuns() {}

  /** Adds so many runs without photos, the newest of now. */
  public static void fill(Database database, int runs) {
    Instant newest = Instant.now();
    for (int first = 0; first < runs; first += AT_ONCE) {
      int start = first;
      int end = Math.min(runs, first + AT_ONCE);
      database.transact(transaction -> add(transaction.connection(), start, end, newest));
    }
    database.update(BATCHES, InferenceJson.write(DetectOptions.DEFAULT));
    database.update(ITEMS);
  }

  private static void add(Connection connection, int start, int end, Instant newest)
      throws SQLException {
    try (PreparedStatement runs = connection.prepareStatement(RUN);
        PreparedStatement classes = connection.prepareStatement(RUN_CLASS)) {
      for (int i = start; i < end; i++) {
        add(runs, classes, i, newest.minusSeconds((long) i * SECONDS_BETWEEN));
      }
      runs.executeBatch();
      classes.executeBatch();
    }
  }

  private static void add(PreparedStatement runs, PreparedStatement classes, int i, Instant time)
      throws SQLException {
    String id = "run-%018d".formatted(i);
    // as long as an answer of two dials
    String answer = " ".repeat(2_500);
    Object[] run = {
      id,
      time.atOffset(ZoneOffset.UTC),
      "IMG_%06d.jpg".formatted(i),
      "dials/" + i % MODELS,
      answer,
      "%064x".formatted(i),
      batch(i)
    };
    set(runs, run);
    String found = i % RARE == RARE - 1 ? "rare" : "class " + i % CLASSES;
    set(classes, id, 0, "clock", 1, run[1], run[2], run[3], run[6]);
    set(classes, id, 1, found, 2, run[1], run[2], run[3], run[6]);
  }

  /** Of a block of runs the second half is a batch. */
  private static String batch(int i) {
    return i % BLOCK < BLOCK / 2 ? "" : "batch-%016d".formatted(i / BLOCK);
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
