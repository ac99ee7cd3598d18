package keypoints.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import keypoints.db.Database;
import org.postgresql.Driver;

/** The kinds of databases that the application runs on, each a real one. */
public enum Databases {
  EMBEDDED {
    @Override
    public Database.Place fresh(Path folder) {
      return Database.Place.in(folder);
    }
  },

  /** One server for all tests of a process; it ends with it. */
  POSTGRESQL {
    @Override
    public Database.Place fresh(Path folder) {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      String user = "postgres";
      execute("create database " + name);
      return new Database.Place(Server.RUNNING.getJdbcUrl(user, name), null, null);
    }
  };

  /**
   * An empty database.
   *
   * @param folder for the embedded one
   */
  public abstract Database.Place fresh(Path folder);

  /** Starts a server, which asks the JDK's list for our driver: a closed database took it away. */
  public static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
    try {
      DriverManager.registerDriver(new Driver());
      // a crowded machine takes its time
      return server.setPGStartupWait(Duration.ofMinutes(1)).start();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) {
    // not through the JDK's list of drivers, from which a database that is closed takes its own
    String url = Server.RUNNING.getJdbcUrl("postgres", "postgres");
    try (Connection connection = new Driver().connect(url, new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start(EmbeddedPostgres.builder());
  }
}
