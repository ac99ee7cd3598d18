package keypoints.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as the database takes and gives them. */
public final class Times {
  private Times() {}

  /** An instant as a value of a statement. */
  public static OffsetDateTime of(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** The column {@code created} of a row. */
  public static Instant created(ResultSet row) throws SQLException {
    return row.getObject("created", OffsetDateTime.class).toInstant();
  }
}
