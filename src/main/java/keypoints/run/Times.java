package keypoints.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as the database takes and gives them. */
final class Times {
  private Times() {}

  static OffsetDateTime of(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  static Instant created(ResultSet row) throws SQLException {
    return row.getObject("created", OffsetDateTime.class).toInstant();
  }
}
