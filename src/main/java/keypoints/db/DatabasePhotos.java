package keypoints.db;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/** Photos in the database itself, in a table of their own. */
record DatabasePhotos(Database database) implements PhotoStore {

  @Override
  public void put(String owner, Kind kind, byte[] content) {
    database.transact(
        transaction -> {
          transaction.update(
              "delete from photo_file where owner = ? and kind = ?", owner, kind.word());
          transaction.update(
              "insert into photo_file (owner, kind, created, content)"
                  + " values (?, ?, current_timestamp, ?)",
              owner,
              kind.word(),
              content);
        });
  }

  @Override
  public Optional<byte[]> get(String owner, Kind kind) {
    return database
        .query(
            "select content from photo_file where owner = ? and kind = ?",
            row -> row.getBytes(1),
            owner,
            kind.word())
        .stream()
        .findFirst();
  }

  @Override
  public void delete(String owner) {
    database.update("delete from photo_file where owner = ?", owner);
  }

  @Override
  public void owners(Instant before, Consumer<String> use) {
    database
        .query(
            "select owner from photo_file where created < ?",
            row -> row.getString(1),
            before.atOffset(ZoneOffset.UTC))
        .forEach(use);
  }
}
