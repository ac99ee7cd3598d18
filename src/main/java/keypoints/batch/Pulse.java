package keypoints.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import keypoints.db.Database;
import keypoints.run.Times;

/**
 * Shows that this worker lives, and finds out who else does not: whose beat has not changed for
 * {@link #SILENCE} on our own stopwatch. Clocks may jump and differ as they like.
 */
final class Pulse {
  static final Duration BEAT = Duration.ofSeconds(5);
  static final Duration SILENCE = Duration.ofSeconds(30);

  private final Database database;
  private final Clock clock;
  private final String worker;
  private final Claims claims;
  private final Map<String, Seen> others = new HashMap<>();

  Pulse(Database database, Clock clock, String worker, Claims claims) {
    this.database = database;
    this.clock = clock;
    this.worker = worker;
    this.claims = claims;
  }

  /**
   * @param since {@link System#nanoTime} when this beat was first seen
   */
  private record Seen(long beat, long since) {}

  /** An embedded database is open to one process alone: its other workers are dead. */
  void begin() {
    if (database.isEmbedded()) {
      database.update("delete from worker");
    }
    beat();
    release();
  }

  /** To be called every {@link #BEAT}. */
  void beat() {
    if (database.update("update worker set beat = beat + 1 where id = ?", worker) == 0) {
      // also for one that was taken for dead
      database.update("insert into worker (id, beat) values (?, 0)", worker);
    }
  }

  /** What was seen of others may be old news when it could not be looked. */
  void forget() {
    others.clear();
  }

  /** Takes silent workers for dead, and gives back what nobody works on any more. */
  void listen() {
    Map<String, Long> beats = new HashMap<>();
    database.query(
        "select id, beat from worker where id <> ?",
        row -> beats.put(row.getString("id"), row.getLong("beat")),
        worker);
    others.keySet().retainAll(beats.keySet());
    beats.forEach(this::listenTo);
    release();
  }

  private void listenTo(String other, long beat) {
    Seen seen = others.get(other);
    long now = System.nanoTime();
    if (seen == null || seen.beat() != beat) {
      others.put(other, new Seen(beat, now));
    } else if (now - seen.since() > SILENCE.toNanos()) {
      database.update("delete from worker where id = ? and beat = ?", other, beat);
    }
  }

  private void release() {
    claims.settle();
    release("worker not in (select id from worker)");
    for (Item lost : claims.lost()) {
      release("worker = ? and run = ? and tries = ?", worker, lost.run(), lost.tries());
    }
  }

  /** One that was begun too often is put aside: it may have been what ended its workers. */
  private void release(String whose, Object... values) {
    String where = " where state = 'RUNNING' and " + whose + " and tries ";
    database.update(
        "update batch_item set worker = null, state = " + Claims.BACK + where + "< ?",
        ItemRows.with(values, Claims.MOST_TRIES));
    Object[] now = {Times.of(clock.instant())};
    database.update(
        "update batch_item set state = 'FAILED', worker = null, reason = 'PHOTO_PARKED',"
            + " details = '[]', finished = ?"
            + where
            + ">= ?",
        ItemRows.with(ItemRows.with(now, values), Claims.MOST_TRIES));
  }

  /** What is claimed goes back untried. */
  void end() {
    database.update(
        "update batch_item set worker = null, tries = tries - 1, state = "
            + Claims.BACK
            + " where worker = ? and state = 'RUNNING'",
        worker);
    database.update("delete from worker where id = ?", worker);
  }
}
