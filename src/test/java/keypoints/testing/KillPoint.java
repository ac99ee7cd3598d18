package keypoints.testing;

import keypoints.db.Database;

/** Points in the work on a batch, as what is written there: PostgreSQL sleeps before it is kept. */
public enum KillPoint {
  PHOTO_KEPT("photo_file", "insert", "true"),
  PHOTO_JOINS("batch_item", "insert", "true"),
  BATCH_STARTS("batch", "update", "new.started"),
  PHOTO_CLAIMED("batch_item", "update", "new.state = 'RUNNING'"),
  SMALL_PICTURE_KEPT("photo_file", "insert", "new.kind = 'small'"),
  RUN_KEPT("run", "insert", "true"),
  PHOTO_DONE("batch_item", "update", "new.state = 'DONE'"),
  BEAT("worker", "update", "true");

  private final String table;
  private final String statement;
  private final String when;

  KillPoint(String table, String statement, String when) {
    this.table = table;
    this.statement = statement;
    this.when = when;
  }

  void set(Database database) {
    database.update(
        "create or replace function sleeps() returns trigger as"
            + " 'begin perform pg_sleep(3); return new; end' language plpgsql");
    database.update(
        "create trigger sleeps after %s on %s for each row when (%s) execute function sleeps()"
            .formatted(statement, table, when));
  }

  void clear(Database database) {
    database.update("drop trigger sleeps on " + table);
  }
}
