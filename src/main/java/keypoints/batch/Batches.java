package keypoints.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import keypoints.db.Database;
import keypoints.db.PhotoStore;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.InferenceJson;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.run.Ids;
import keypoints.run.Times;
import org.jspecify.annotations.Nullable;

/** The batches that are kept, and what people do with them. What a method did is on disk. */
public final class Batches {
  private static final String COLUMNS =
      "id, created, model, options, announced, started, complete, cancelled";

  /** Of those who own photos; to be followed by a where. */
  public static final String OWNERS = "select id from (select run as id from batch_item) item";

  private final Database database;
  private final PhotoStore store;
  private final Clock clock;

  public Batches(Database database, PhotoStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Begins a batch without photos.
   *
   * @param announced how many photos there will be; 0 when that is not known
   * @param started whether its photos are worked on as they come
   */
  public Batch begin(Model model, DetectOptions options, int announced, boolean started) {
    Batch batch =
        new Batch(
            Ids.fresh(), clock.instant(), model.id(), options, announced, started, false, false);
    database.update(
        "insert into batch (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
        batch.id(),
        Times.of(batch.created()),
        batch.model().toString(),
        InferenceJson.write(options),
        announced,
        started,
        false,
        false);
    return batch;
  }

  /** Lets its photos be worked on, as a whole: no more of them will come. */
  public void start(String id, Model model, DetectOptions options) {
    database.transact(
        transaction -> {
          transaction.update(
              "update batch set model = ?, options = ?, started = true, complete = true where id = ?",
              model.id().toString(),
              InferenceJson.write(options),
              id);
          transaction.update(
              "update batch_item set state = 'WAITING', embedded = ?"
                  + " where batch = ? and state = 'HELD'",
              model.embedded(),
              id);
        });
  }

  /** Says that no more photos are to come. */
  public void complete(String id) {
    database.update("update batch set complete = true where id = ?", id);
  }

  /**
   * A photo that is to join a batch.
   *
   * @param run id that its run will have; the photo is kept under it
   * @param source name of the file, or the address
   * @param address to fetch it from; null for a file
   * @param upload what its sender calls it, who may send it twice; null when not
   * @param photo what the file is; null when none is kept
   * @param failure why it is none to be worked on; null when it is
   */
  record Newcomer(
      String run,
      String source,
      @Nullable String address,
      @Nullable String upload,
      Item.@Nullable Kept photo,
      @Nullable Failure failure) {}

  /**
   * Adds a photo, unless it was sent before.
   *
   * @return whether it is new
   * @throws Failure BATCH_FULL, BATCH_OVER when no more photos are to come
   */
  boolean add(Batch batch, boolean embedded, Newcomer photo) {
    boolean[] added = new boolean[1];
    database.transact(
        transaction -> {
          // held until the end, so that two that come together have two numbers
          String open = "select complete from batch where id = ? for update";
          boolean over =
              transaction.query(open, row -> row.getBoolean(1), batch.id()).stream()
                  .findFirst()
                  .orElse(true);
          if (isKnown(transaction, batch, photo)) {
            return;
          }
          int number = next(transaction, batch);
          require(!over, Reason.BATCH_OVER);
          require(number <= Batch.MOST, Reason.BATCH_FULL, Batch.MOST);
          insert(transaction, batch, number, embedded, photo);
          added[0] = true;
        });
    return added[0];
  }

  private static void require(boolean holds, Reason otherwise, Object... details) {
    if (!holds) {
      throw new Failure(otherwise, null, details);
    }
  }

  private static boolean isKnown(Database.Transaction transaction, Batch batch, Newcomer photo)
      throws SQLException {
    String sql = "select 1 from batch_item where batch = ? and upload = ?";
    return photo.upload() != null
        && !transaction.query(sql, row -> true, batch.id(), photo.upload()).isEmpty();
  }

  private static int next(Database.Transaction transaction, Batch batch) throws SQLException {
    String sql = "select coalesce(max(number), 0) + 1 from batch_item where batch = ?";
    return transaction.query(sql, row -> row.getInt(1), batch.id()).get(0);
  }

  private void insert(
      Database.Transaction transaction, Batch batch, int number, boolean embedded, Newcomer photo)
      throws SQLException {
    Item.State waits = batch.started() ? Item.State.WAITING : Item.State.HELD;
    Item.State state = photo.failure() == null ? waits : Item.State.FAILED;
    Item.Kept kept = photo.photo();
    transaction.update(
        "insert into batch_item (batch, number, run, source, address, upload, embedded,"
            + " photo_type, width, height, received_bytes, state, tries, reason, details, finished)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
        batch.id(),
        number,
        photo.run(),
        photo.source(),
        photo.address(),
        photo.upload(),
        embedded,
        kept == null ? null : kept.format().name(),
        kept == null ? null : kept.width(),
        kept == null ? null : kept.height(),
        kept == null ? null : kept.receivedBytes(),
        state.name(),
        ItemRows.reason(photo.failure()),
        ItemRows.details(photo.failure()),
        state == Item.State.FAILED ? Times.of(clock.instant()) : null);
  }

  /** The batch of this id; empty when it never was or is no longer kept. */
  public Optional<Batch> find(String id) {
    return database
        .query("select " + COLUMNS + " from batch where id = ?", Batches::read, id)
        .stream()
        .findFirst();
  }

  /** Lists of them. */
  public BatchList list() {
    return new BatchList(database);
  }

  /** How far it is, without how long it will take. */
  public Progress progress(Batch batch) {
    return list().progress(List.of(batch)).values().iterator().next();
  }

  /** The photos of a batch by their numbers. */
  public List<Item> items(String id) {
    return ItemRows.all(database, "batch = ? order by number", id);
  }

  /** Stops it: what waits is not begun, what runs is finished. */
  public void cancel(String id) {
    database.transact(
        transaction -> {
          transaction.update("update batch set cancelled = true, complete = true where id = ?", id);
          transaction.update(
              "update batch_item set state = 'CANCELLED' where batch = ? and state = 'WAITING'",
              id);
        });
  }

  /** Lets all photos wait again that failed or were cancelled, as far as they can be tried. */
  public void retry(String id) {
    database.transact(
        transaction -> {
          transaction.update("update batch set cancelled = false where id = ?", id);
          transaction.update(
              "update batch_item set state = 'WAITING', tries = 0, reason = null, details = null,"
                  + " finished = null where batch = ? and state in ('FAILED', 'CANCELLED')"
                  + " and (photo_type is not null or address is not null)",
              id);
        });
  }

  /** Removes a batch with all of its runs; false when there was none. */
  public boolean delete(String id) {
    items(id).forEach(item -> store.delete(item.run()));
    int[] deleted = new int[1];
    database.transact(
        transaction -> {
          transaction.update(
              "delete from run where id in (select run from batch_item where batch = ?)", id);
          deleted[0] = transaction.update("delete from batch where id = ?", id);
        });
    return deleted[0] > 0;
  }

  /**
   * Forgets batches from before this time whose runs are gone, which go when their own time is
   * over.
   */
  public void deleteBefore(Instant time) {
    database.update(
        "delete from batch where created < ? and not exists (select 1 from batch_item"
            + " where batch = id and state in ('WAITING', 'RUNNING'))"
            + " and not exists (select 1 from run where run.batch = batch.id)",
        Times.of(time));
  }

  /** Forgets batches that nobody started and that were begun before this time. */
  public void deleteAbandoned(Instant time) {
    database.update("delete from batch where not started and created < ?", Times.of(time));
  }

  static Batch read(ResultSet row) throws SQLException {
    return new Batch(
        row.getString("id"),
        Times.created(row),
        ModelId.parse(row.getString("model")).orElseThrow(),
        InferenceJson.readOptions(row.getString("options")),
        row.getInt("announced"),
        row.getBoolean("started"),
        row.getBoolean("complete"),
        row.getBoolean("cancelled"));
  }
}
