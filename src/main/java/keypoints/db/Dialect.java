package keypoints.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** All in which the databases differ. */
enum Dialect {
  /**
   * Embedded, in PostgreSQL mode. WRITE_DELAY=0, because with H2's default of 500 ms a commit that
   * was acknowledged can be lost with the process. DB_CLOSE_ON_EXIT=FALSE, because H2 would close
   * the database as soon as the process is told to end, and runs that are finished then would not
   * be kept. CACHE_SIZE in kB, because H2 would take a sixteenth of the heap to keep photos that
   * are rarely asked for again. TRACE_LEVEL_FILE=0, because H2 would write what goes wrong on a
   * full disk into a file on that disk.
   */
  H2(
      "jdbc:h2:",
      "org.h2.Driver",
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
          + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192;TRACE_LEVEL_FILE=0",
      "select 1",
      "lower(rawtohex(hash('SHA-256', content)))"),

  POSTGRESQL(
      "jdbc:postgresql:",
      "org.postgresql.Driver",
      "",
      "select pg_advisory_xact_lock(7318349394)",
      "encode(sha256(content), 'hex')");

  /** Held here, for a logger that nobody holds forgets its level. */
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  /** H2's words for a table, an index, a column that is there, or not; and for a row that is. */
  private static final Set<String> DONE_BEFORE =
      Set.of("42S01", "42S02", "42S11", "42S12", "42S21", "23505");

  private static final int CONNECTIONS = 10;
  private static final String PG_DISK_FULL = "53100";

  /** A server that starts beside us may take a while. */
  private static final Duration START = Duration.ofSeconds(30);

  /** Whoever reads a page is not left waiting for a database that is away. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final String scheme;
  private final String driver;
  private final String settings;
  private final String lock;
  private final String sha256;

  Dialect(String scheme, String driver, String settings, String lock, String sha256) {
    this.scheme = scheme;
    this.driver = driver;
    this.settings = settings;
    this.lock = lock;
    this.sha256 = sha256;
  }

  /**
   * The kind of database at this address of JDBC.
   *
   * @throws IllegalArgumentException when it is of no known kind; its message has no password
   */
  static Dialect of(String url) {
    return Arrays.stream(values())
        .filter(kind -> url.startsWith(kind.scheme))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown kind of database"));
  }

  /** Connections to it. Fails when none can be had. */
  HikariDataSource pool(Database.Place place) {
    // at INFO it writes the addresses that it opens
    POOL.setLevel(Level.WARNING);
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setDriverClassName(driver);
    config.setJdbcUrl(place.url() + settings);
    config.setUsername(place.user());
    config.setPassword(place.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(START.toMillis());
    config.setConnectionTimeout(WAIT.toMillis());
    return new HikariDataSource(config);
  }

  /** Whether the database was not reached, or went away; all of them say so by these classes. */
  static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith("57P")));
  }

  /**
   * Whether there was no room for what was to be written, of a database that is not away: H2 hands
   * on what the file system told it.
   */
  static boolean isFull(SQLException e) {
    return PG_DISK_FULL.equals(e.getSQLState())
        || Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
            .anyMatch(IOException.class::isInstance);
  }

  /**
   * Whether a statement of a script failed because it, or one behind it, was done before: what it
   * makes is there, or what it takes is gone. Never of PostgreSQL, which keeps all of a script or
   * nothing.
   */
  boolean isDoneBefore(SQLException e) {
    return this == H2 && DONE_BEFORE.contains(e.getSQLState());
  }

  /** A query after which nobody else changes tables until the transaction ends. */
  String lock() {
    return lock;
  }

  /** A script in the words of this database. */
  String spelled(String script) {
    return script.replace("${sha256(content)}", sha256);
  }

  /** The JDK's list of drivers would hold the class loader of a stopped application for ever. */
  void unload() {
    DriverManager.drivers()
        .filter(one -> one.getClass().getName().equals(driver))
        .forEach(Dialect::deregister);
  }

  private static void deregister(Driver one) {
    try {
      DriverManager.deregisterDriver(one);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
