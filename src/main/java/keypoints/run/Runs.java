package keypoints.run;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import keypoints.db.Database;
import keypoints.db.PhotoStore;
import keypoints.db.PhotoStore.Kind;
import keypoints.failure.Failure;
import keypoints.image.PhotoFormat;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.ModelId;
import org.jspecify.annotations.Nullable;

/** The runs that are kept, newest first. What {@link #add} has returned from is on disk. */
public final class Runs implements AutoCloseable {
  private static final String COLUMNS =
      "id, created, source, model, place, options, inference, seconds, photo_type,"
          + " photo_sha256, photo_bytes, received_bytes, has_visualization";

  private static final int MOST_LETTERS = 4_000_000;

  /** Of those who own photos; to be followed by a where. */
  public static final String OWNERS = "select id from run";

  /** As many as may write to the embedded database at once; photos wait for them in turn. */
  private static final int KEEPERS = 4;

  private final ExecutorService keepers = Executors.newFixedThreadPool(KEEPERS, Runs::keeper);
  private final Database database;
  private final PhotoStore photos;
  private final Corrections corrections;
  private final History history;
  private final Copies copies;

  /** By their text: whoever tries filters reads the same one again and again. */
  private final LoadingCache<String, Inference> answers =
      Caffeine.newBuilder()
          .maximumWeight(MOST_LETTERS)
          .weigher((String json, Inference answer) -> json.length())
          .build(InferenceJson::readInference);

  public Runs(Database database, PhotoStore photos) {
    this.database = database;
    this.photos = photos;
    this.corrections = new Corrections(database);
    this.history = new History(database);
    this.copies = new Copies(photos);
  }

  /** Adds what lists need to runs from before it was kept. */
  public void bringUpToDate() {
    new FoundClasses(database).fill();
  }

  /** Lists of them. */
  public History history() {
    return history;
  }

  /** What people put right in them. */
  public Corrections corrections() {
    return corrections;
  }

  /**
   * A run, and what it is kept with.
   *
   * @param visualization the detector's own picture, JPEG, or null when there is none
   */
  record Answered(Run run, byte @Nullable [] visualization) {}

  /**
   * Keeps a photo while its model is asked, then the run: one that is there has its photo. Neither
   * is kept when either cannot be.
   *
   * @param id of the run
   */
  Run add(String id, byte[] photo, Supplier<Answered> model) {
    CompletableFuture<Void> put =
        CompletableFuture.runAsync(() -> photos.put(id, Kind.PHOTO, photo), keepers);
    try {
      Answered answered = model.get();
      await(put);
      addWith(answered.run(), "", answered.visualization(), (transaction, kept) -> {});
      return answered.run();
    } catch (Failure failure) {
      put.exceptionally(failed -> null).join(); // what is removed must not come afterwards
      photos.withdraw(id, failure);
      throw failure;
    }
  }

  private static void await(CompletableFuture<Void> put) {
    try {
      put.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  private static Thread keeper(Runnable work) {
    Thread thread = new Thread(work, "photo-keeper");
    thread.setDaemon(true);
    return thread;
  }

  /** What is kept together with a run, or not at all. */
  @FunctionalInterface
  public interface With {
    void keep(Database.Transaction transaction, Run run) throws SQLException;
  }

  /**
   * Keeps a run whose photo is kept already.
   *
   * @param batch id of its batch; empty for none
   */
  void addWith(Run run, String batch, byte @Nullable [] visualization, With with) {
    if (visualization != null) {
      photos.put(run.id(), Kind.VISUALIZATION, visualization);
    }
    database.transact(
        transaction -> {
          transaction.update(
              "insert into run ("
                  + COLUMNS
                  + ", batch) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              row(run, batch));
          FoundClasses.add(transaction, Listed.of(run), batch);
          with.keep(transaction, run);
        });
  }

  /** The run of this id; empty when it never was or is no longer kept. */
  public Optional<Run> find(String id) {
    return find(List.of(id)).stream().findFirst();
  }

  /** Those of these ids that are kept, in any order. */
  public List<Run> find(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
    String sql = "select " + COLUMNS + " from run where id in (" + places + ")";
    List<Run> runs = database.query(sql, this::read, ids.toArray());
    return runs.isEmpty() ? runs : corrections.apply(runs);
  }

  /** The photo of a run, in its {@link Run#photoFormat()}; empty when it was lost. */
  public Optional<byte[]> photo(String id) {
    return photos.get(id, Kind.PHOTO);
  }

  /** Smaller ones of their photos. */
  public Copies copies() {
    return copies;
  }

  /** The detector's own picture of a run, JPEG; empty when it gave none. */
  public Optional<byte[]> visualization(String id) {
    return photos.get(id, Kind.VISUALIZATION);
  }

  /** Keeps more answers about the photo of a run; those from before are forgotten. */
  void keepRepeats(String id, List<Inference> answers) {
    byte[] json = InferenceJson.write(answers).getBytes(StandardCharsets.UTF_8);
    database.transact(
        transaction -> {
          transaction.update("delete from run_repeats where run = ?", id);
          transaction.update(
              "insert into run_repeats (run, answers) select id, ? from run where id = ?",
              json,
              id);
        });
  }

  /**
   * The answers about shifted copies of a run's photo. Each names the objects of the run's own
   * answer that it has found again by their ids. Empty when nobody asked for them.
   */
  public List<Inference> repeats(String id) {
    return database
        .query("select answers from run_repeats where run = ?", row -> row.getBytes(1), id)
        .stream()
        .findFirst()
        .map(json -> InferenceJson.readAll(new String(json, StandardCharsets.UTF_8)))
        .orElse(List.of());
  }

  private boolean isThere(String id) {
    return !database.query("select id from run where id = ?", row -> true, id).isEmpty();
  }

  /** The newest runs of a photo, as their models answered. */
  public List<Run> ofPhoto(String sha256, int limit) {
    return database.query(
        "select "
            + COLUMNS
            + " from run where photo_sha256 = ? order by created desc, id desc limit ?",
        this::read,
        sha256,
        limit);
  }

  /** The newest run of this model; empty when none is kept. */
  public Optional<Run> newest(ModelId model) {
    String sql =
        "select " + COLUMNS + " from run where model = ? order by created desc, id desc limit 1";
    return database.query(sql, this::read, model.toString()).stream().findFirst();
  }

  public int count() {
    return database.query("select count(*) from run", row -> row.getInt(1)).get(0);
  }

  /**
   * Removes a run and all that belongs to it, its photo first: when a run is gone, so is that.
   *
   * @return false when there was none
   */
  public boolean delete(String id) {
    boolean known = isThere(id);
    if (known) {
      photos.delete(id);
      database.update("delete from run where id = ?", id);
    }
    return known;
  }

  /** Removes all runs created before this time; returns how many. */
  public int deleteBefore(Instant time) {
    List<String> old =
        database.query(
            "select id from run where created < ?", row -> row.getString(1), Times.of(time));
    old.forEach(this::delete);
    return old.size();
  }

  /** To be called when no photo is on its way any more. */
  @Override
  public void close() {
    keepers.shutdown();
  }

  private static @Nullable Object[] row(Run run, String batch) {
    return new Object[] {
      run.id(),
      Times.of(run.created()),
      run.source(),
      run.model().toString(),
      run.place(),
      InferenceJson.write(run.options()),
      InferenceJson.write(run.inference()),
      run.seconds(),
      run.photoFormat().name(),
      run.photoSha256(),
      run.photoBytes(),
      run.receivedBytes(),
      run.hasVisualization(),
      batch
    };
  }

  private Run read(ResultSet row) throws SQLException {
    return new Run(
        row.getString("id"),
        Times.created(row),
        row.getString("source"),
        ModelId.parse(row.getString("model")).orElseThrow(),
        row.getString("place"),
        InferenceJson.readOptions(row.getString("options")),
        answers.get(row.getString("inference")),
        row.getDouble("seconds"),
        PhotoFormat.valueOf(row.getString("photo_type")),
        row.getString("photo_sha256"),
        row.getInt("photo_bytes"),
        row.getObject("received_bytes", Integer.class),
        row.getBoolean("has_visualization"));
  }
}
