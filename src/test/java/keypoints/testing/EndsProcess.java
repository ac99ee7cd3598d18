package keypoints.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import keypoints.db.Database;
import org.h2.api.Trigger;

/** Ends its process as a crash does when the run of a certain photo is kept, in H2. */
public final class EndsProcess implements Trigger {
  /** The name of the photo. */
  public static final String PHOTO = "crash.jpg";

  private static final int SOURCE = 2;

  /** Puts it into a database; it stays there. */
  public static void putInto(Database database) {
    database.update(
        "create trigger ends_process before insert on run for each row call '"
            + EndsProcess.class.getName()
            + "'");
  }

  @Override
  @SuppressWarnings("ParameterNumber") // H2's own
  public void init(
      Connection connection, String schema, String name, String table, boolean before, int type)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select source from run where false");
    }
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) {
    if (PHOTO.equals(after[SOURCE])) {
      Runtime.getRuntime().halt(1);
    }
  }
}
