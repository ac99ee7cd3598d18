package keypoints.batch;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import keypoints.db.Database;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Glance;
import keypoints.image.PhotoFormat;
import org.jspecify.annotations.Nullable;

/** Items as rows of their table. */
final class ItemRows {
  private static final String COLUMNS =
      "batch, number, run, source, address, photo_type, width, height, received_bytes, state,"
          + " tries, reason, details, objects, brightness, blur, finished";

  private static final Jsonb JSONB = JsonbBuilder.create();

  private ItemRows() {}

  /**
   * @param where what follows WHERE
   */
  static List<Item> all(Database database, String where, Object... values) {
    return database.query(sql(where), ItemRows::read, values);
  }

  /** As {@link #all(Database, String, Object...)}, within a transaction. */
  static List<Item> all(Database.Transaction transaction, String where, Object... values)
      throws SQLException {
    return transaction.query(sql(where), ItemRows::read, values);
  }

  private static String sql(String where) {
    return "select " + COLUMNS + " from batch_item where " + where;
  }

  /** These values and more after them. */
  static Object[] with(Object[] values, Object... more) {
    return Stream.concat(Arrays.stream(values), Arrays.stream(more)).toArray();
  }

  private static Item read(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished", OffsetDateTime.class);
    return new Item(
        row.getString("batch"),
        row.getInt("number"),
        row.getString("run"),
        row.getString("source"),
        row.getString("address"),
        kept(row),
        Item.State.valueOf(row.getString("state")),
        row.getInt("tries"),
        failure(row),
        row.getInt("objects"),
        glance(row),
        finished == null ? null : finished.toInstant());
  }

  private static Item.@Nullable Kept kept(ResultSet row) throws SQLException {
    String format = row.getString("photo_type");
    return format == null
        ? null
        : new Item.Kept(
            PhotoFormat.valueOf(format),
            row.getInt("width"),
            row.getInt("height"),
            row.getInt("received_bytes"));
  }

  private static @Nullable Glance glance(ResultSet row) throws SQLException {
    Double brightness = row.getObject("brightness", Double.class);
    return brightness == null ? null : new Glance(brightness, row.getDouble("blur"));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return reason == null
        ? null
        : new Failure(
            Reason.valueOf(reason), null, JSONB.fromJson(row.getString("details"), Object[].class));
  }

  static @Nullable String reason(@Nullable Failure failure) {
    return failure == null ? null : failure.reason().name();
  }

  /** JSON; numbers and texts stay what they are. */
  static @Nullable String details(@Nullable Failure failure) {
    return failure == null
        ? null
        : JSONB.toJson(
            failure.details().stream()
                .map(detail -> detail instanceof Number ? detail : detail.toString())
                .toArray());
  }
}
