package keypoints.db;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;

/** The database: one of our own in a file, or a PostgreSQL that several instances share. */
public final class Database implements AutoCloseable {
  private static final String EMBEDDED = "jdbc:h2:file:";

  /** Fewer than the pool has connections: however many wait to write, readers find one free. */
  private static final int WRITERS = 4;

  /**
   * Threads of their own, because the JDK keeps a buffer outside the heap for each thread that has
   * written a file, as large as what it wrote, and H2 writes on the thread that commits.
   */
  private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, Database::writer);

  private final Dialect dialect;
  private final HikariDataSource pool;

  private Database(Dialect dialect, HikariDataSource pool) {
    this.dialect = dialect;
    this.pool = pool;
  }

  /**
   * Where a database is, and who opens it.
   *
   * @param url of JDBC, {@code jdbc:postgresql://host/name} or {@code jdbc:h2:file:...}
   * @param user null when the address names one
   * @param password null when the address has it; in no message
   */
  public record Place(String url, @Nullable String user, @Nullable String password) {
    /**
     * @throws IllegalArgumentException when no database of a known kind is there
     */
    public Place {
      Dialect.of(url);
    }

    /** The embedded database of a folder, made when it is not there. */
    public static Place in(Path folder) {
      Path file = folder.toAbsolutePath().resolve("keypoints");
      return new Place(EMBEDDED + file, "sa", "");
    }

    @Override
    public String toString() {
      return "Place";
    }
  }

  /** As {@link #open(Place)}, of the embedded database of this folder. */
  public static Database open(Path folder) {
    return open(Place.in(folder));
  }

  /**
   * Opens a database and applies the migrations that it lacks.
   *
   * @throws IllegalStateException when it cannot be used, or another process has the embedded one
   *     open
   */
  public static Database open(Place place) {
    Dialect dialect = Dialect.of(place.url());
    try {
      Database database = new Database(dialect, dialect.pool(place));
      database.migrate();
      return database;
    } catch (HikariPool.PoolInitializationException | IOException e) {
      throw new IllegalStateException("cannot open the database, " + dialect, e);
    }
  }

  /** Whether it is one of our own, which no other process has open. */
  public boolean isEmbedded() {
    return dialect == Dialect.H2;
  }

  /** Its time, for all who share it. */
  public SharedClock clock(ZoneId zone) {
    return SharedClock.of(this, zone);
  }

  /** What a row of a result becomes. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** What is done within one transaction. */
  @FunctionalInterface
  public interface Work {
    void with(Transaction transaction) throws SQLException;
  }

  /** Statements that are kept together or not at all. */
  public record Transaction(Connection connection) {
    /** The rows of a query. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... values)
        throws SQLException {
      return rows(connection, sql, mapper, values);
    }

    /** Runs one statement; returns how many rows it changed. */
    public int update(String sql, Object... values) throws SQLException {
      try (PreparedStatement statement = prepare(connection, sql, values)) {
        return statement.executeUpdate();
      }
    }
  }

  /** The rows of a query. */
  public <T> List<T> query(String sql, RowMapper<T> mapper, Object... values) {
    try (Connection connection = pool.getConnection()) {
      return rows(connection, sql, mapper, values);
    } catch (SQLException e) {
      throw failed("query failed: " + sql, e);
    }
  }

  private static <T> List<T> rows(
      Connection connection, String sql, RowMapper<T> mapper, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    }
  }

  /** Runs one statement on its own; returns how many rows it changed, which is on disk then. */
  public int update(String sql, Object... values) {
    int[] changed = new int[1];
    transact(transaction -> changed[0] = transaction.update(sql, values));
    return changed[0];
  }

  /** Does all of it or nothing; what it did is on disk when this returns. */
  public void transact(Work work) {
    try {
      CompletableFuture.runAsync(() -> write(work), writers).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException("transaction failed", e.getCause());
    }
  }

  private void write(Work work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      commitOrRollBack(connection, work);
    } catch (SQLException e) {
      throw failed("transaction failed", e);
    }
  }

  private static Thread writer(Runnable work) {
    Thread thread = new Thread(work, "database-writer");
    thread.setDaemon(true);
    return thread;
  }

  private RuntimeException failed(String log, SQLException e) {
    if (Dialect.isAway(e)) {
      return new Failure(Reason.DATABASE_UNREACHABLE, log, e);
    }
    if (Dialect.isFull(e)) {
      // H2 is closed for all of its connections then, and opened by the next new one
      pool.getHikariPoolMXBean().softEvictConnections();
      return new Failure(Reason.DISK_FULL, log, e);
    }
    return new IllegalStateException(log, e);
  }

  private static void commitOrRollBack(Connection connection, Work work) throws SQLException {
    boolean done = false;
    try {
      work.with(new Transaction(connection));
      connection.commit();
      done = true;
    } finally {
      // one that broke is rolled back by its end, and what broke it is to be told
      if (!done && connection.isValid(1)) {
        connection.rollback();
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** All in one transaction: of several instances that start together one does it. */
  private void migrate() throws IOException {
    Migrations migrations = Migrations.of(dialect);
    transact(migrations::apply);
  }

  @Override
  public void close() {
    writers.shutdown();
    pool.close();
    dialect.unload();
  }
}
