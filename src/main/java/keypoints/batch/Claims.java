package keypoints.batch;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import keypoints.db.Database;
import keypoints.failure.Failure;
import keypoints.image.Glance;
import keypoints.run.Times;

/**
 * Which photos one worker works on. A claim is known by worker, photo and number of the try, so
 * that what is told of a claim that was lost meanwhile is refused.
 */
final class Claims {
  /** A photo that ended its worker so often is put aside. */
  static final int MOST_TRIES = 3;

  /** Where a photo goes back to that is not done: of a batch that was cancelled it is, too. */
  static final String BACK =
      "case when exists (select 1 from batch where id = batch_item.batch and cancelled)"
          + " then 'CANCELLED' else 'WAITING' end";

  private static final String MINE = " where worker = ? and run = ? and tries = ?";
  private static final String RUNS = " and state = 'RUNNING'";

  private final Database database;
  private final Clock clock;
  private final String worker;

  /** The try of each photo that is worked on here, by run. */
  private final Map<String, Integer> held = new ConcurrentHashMap<>();

  /** Photos whose claims are to be as if they had not been, once that can be noted. */
  private final Set<Item> owed = ConcurrentHashMap.newKeySet();

  Claims(Database database, Clock clock, String worker) {
    this.database = database;
    this.clock = clock;
    this.worker = worker;
  }

  /** Somebody else has the photo by now, or it is no longer there. */
  static final class Stale extends RuntimeException {
    Stale() {
      super("the claim is gone");
    }
  }

  /**
   * Claims the next photo, in turns between batches. One at a time, because H2 locks all rows that
   * it looks at.
   *
   * @param embedded whether of models that run here, or of all others
   * @param fresh whether one that was never begun, or one that was
   */
  synchronized Optional<Item> claim(boolean embedded, boolean fresh) {
    Item[] claimed = new Item[1];
    try {
      transactClaim(embedded, fresh, claimed);
    } catch (Failure failure) {
      // it may have been kept before the database went away
      Optional.ofNullable(claimed[0]).ifPresent(this::drop);
      throw failure;
    }
    return Optional.ofNullable(claimed[0]);
  }

  private void drop(Item item) {
    letGo(item);
    owe(item);
  }

  private void transactClaim(boolean embedded, boolean fresh, Item[] claimed) {
    database.transact(
        transaction -> {
          for (Item next : ItemRows.all(transaction, next(fresh), embedded)) {
            // known here before it is to others, who ask whether it is
            held.put(next.run(), next.tries() + 1);
            transaction.update(
                "update batch_item set state = 'RUNNING', worker = ?, tries = tries + 1"
                    + " where run = ?",
                worker,
                next.run());
            claimed[0] = next.begun();
          }
        });
  }

  private static String next(boolean fresh) {
    return "state = 'WAITING' and embedded = ? and tries "
        + (fresh ? "= 0" : "> 0")
        + " order by number, batch limit 1 for update skip locked";
  }

  /** Whether a photo waits that was begun before. */
  boolean anyBegun(boolean embedded) {
    return !database
        .query(
            "select 1 from batch_item"
                + " where state = 'WAITING' and embedded = ? and tries > 0 limit 1",
            row -> true,
            embedded)
        .isEmpty();
  }

  /** Notes of an address what was fetched from it. */
  void fetched(Item item, Item.Kept photo) {
    update(
        "update batch_item set photo_type = ?, width = ?, height = ?, received_bytes = ?",
        item,
        photo.format().name(),
        photo.width(),
        photo.height(),
        photo.receivedBytes());
  }

  /**
   * Notes that a photo is done, in one transaction with its run.
   *
   * @throws Stale when it is not this worker's any more
   */
  void done(Database.Transaction transaction, Item item, int objects, Glance glance)
      throws SQLException {
    String sql =
        "update batch_item set state = 'DONE', worker = null, objects = ?, brightness = ?,"
            + " blur = ?, finished = ?";
    Object[] values =
        values(item, objects, glance.brightness(), glance.blur(), Times.of(clock.instant()));
    require(transaction.update(sql + MINE + RUNS, values));
  }

  /** Notes why a photo failed. */
  void failed(Item item, Failure failure) {
    update(
        "update batch_item set state = 'FAILED', worker = null, reason = ?, details = ?,"
            + " finished = ?",
        item,
        ItemRows.reason(failure),
        ItemRows.details(failure),
        Times.of(clock.instant()));
  }

  /** Lets a photo wait for another try. */
  void later(Item item) {
    update("update batch_item set worker = null, state = " + BACK, item);
  }

  /** The same as if it had not been begun. */
  void putBack(Item item) {
    update("update batch_item set worker = null, tries = tries - 1, state = " + BACK, item);
  }

  /** What became of this claim could not be noted: it is to be as if it had not been. */
  void owe(Item item) {
    owed.add(item);
  }

  /** Notes what is owed. */
  synchronized void settle() {
    owed.removeIf(this::isSettled);
  }

  private boolean isSettled(Item item) {
    if (isHeld(item)) {
      return false;
    }
    try {
      putBack(item);
    } catch (Stale gone) {
      // somebody else has it, or it never was claimed
    }
    return true;
  }

  /** Nothing more will be told of this claim. */
  void letGo(Item item) {
    held.remove(item.run(), item.tries());
  }

  private void update(String sql, Item item, Object... values) {
    require(database.update(sql + MINE + RUNS, values(item, values)));
  }

  private Object[] values(Item item, Object... values) {
    return ItemRows.with(values, worker, item.run(), item.tries());
  }

  private static void require(int changed) {
    if (changed == 0) {
      throw new Stale();
    }
  }

  /** What is claimed in this worker's name, though nobody here works on it. */
  List<Item> lost() {
    return ItemRows.all(database, "worker = ? and state = 'RUNNING'", worker).stream()
        .filter(item -> !isHeld(item))
        .toList();
  }

  private boolean isHeld(Item item) {
    return Integer.valueOf(item.tries()).equals(held.get(item.run()));
  }
}
