package keypoints.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The embedded database in one file of a data folder: H2 in PostgreSQL mode.
 *
 * <p>WRITE_DELAY=0, because with H2's default of 500 ms a commit that was acknowledged can be lost
 * with the process. DB_CLOSE_ON_EXIT=FALSE, because H2 would close the database as soon as the
 * process is told to end, and runs that are finished then would not be kept.
 */
public final class Database implements AutoCloseable {
  private static final String SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";DB_CLOSE_ON_EXIT=FALSE";
  private static final List<String> MIGRATIONS =
      List.of("001-runs", "002-photo-hash", "003-photo-bytes");

  /** Fewer than the pool has connections: however many wait to write, readers find one free. */
  private static final int WRITERS = 4;

  private final Semaphore writers = new Semaphore(WRITERS, true);
  private final JdbcConnectionPool pool;

  private Database(JdbcConnectionPool pool) {
    this.pool = pool;
  }

  /**
   * Opens the database of this folder, made when it is not there, and applies the migrations that
   * it lacks.
   *
   * @throws IllegalStateException when the folder cannot be used or another process has it open
   */
  public static Database open(Path folder) {
    try {
      Files.createDirectories(folder);
      String file = folder.toAbsolutePath().resolve("keypoints").toString();
      Database database =
          new Database(JdbcConnectionPool.create("jdbc:h2:file:" + file + SETTINGS, "sa", ""));
      database.migrate();
      return database;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("cannot open the database in " + folder, e);
    }
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
    /** Runs one statement; returns how many rows it changed. */
    public int update(String sql, Object... values) throws SQLException {
      try (PreparedStatement statement = prepare(connection, sql, values)) {
        return statement.executeUpdate();
      }
    }
  }

  /** The rows of a query. */
  public <T> List<T> query(String sql, RowMapper<T> mapper, Object... values) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("query failed: " + sql, e);
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
    writers.acquireUninterruptibly();
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      commitOrRollBack(connection, work);
    } catch (SQLException e) {
      throw new IllegalStateException("transaction failed", e);
    } finally {
      writers.release();
    }
  }

  private static void commitOrRollBack(Connection connection, Work work) throws SQLException {
    boolean done = false;
    try {
      work.with(new Transaction(connection));
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
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

  private void migrate() throws SQLException, IOException {
    update("create table if not exists migration (number integer primary key)");
    int applied =
        query("select coalesce(max(number), 0) from migration", row -> row.getInt(1)).get(0);
    for (int number = applied + 1; number <= MIGRATIONS.size(); number++) {
      apply(number, script(MIGRATIONS.get(number - 1)));
    }
  }

  private void apply(int number, String script) {
    transact(
        transaction -> {
          for (String statement : script.split(";\\s*\n", -1)) {
            if (!statement.isBlank()) {
              transaction.update(statement);
            }
          }
          transaction.update("insert into migration (number) values (?)", number);
        });
  }

  private static String script(String name) throws IOException {
    try (InputStream in = Database.class.getResourceAsStream("/db/" + name + ".sql")) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("no script " + name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    pool.dispose();
    // the JDK's list of drivers would hold the class loader of a stopped application for ever
    Driver.unload();
  }
}
