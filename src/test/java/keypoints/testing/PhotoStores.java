package keypoints.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import keypoints.db.Database;
import keypoints.db.PhotoPlace;

/** The kinds of places that photos are kept in, each a real one. */
public enum PhotoStores {
  /** The embedded one. */
  DATABASE {
    @Override
    public PhotoPlace fresh(Path folder) {
      return PhotoPlace.DATABASE;
    }

    @Override
    public List<String> names(PhotoPlace place, Path data) {
      try (Database database = Database.open(data)) {
        return database.query(
            "select owner, kind from photo_file", row -> row.getString(1) + "/" + row.getString(2));
      }
    }

    @Override
    public void empty(PhotoPlace place, Path data) {
      try (Database database = Database.open(data)) {
        database.update("delete from photo_file");
      }
    }
  },

  FOLDER {
    @Override
    public PhotoPlace fresh(Path folder) {
      return new PhotoPlace(folder.resolve("photos").toUri(), null, "");
    }

    @Override
    public List<String> names(PhotoPlace place, Path data) {
      return files(place).map(file -> file.getFileName().toString().replace('.', '/')).toList();
    }

    @Override
    public void empty(PhotoPlace place, Path data) {
      files(place).forEach(file -> file.toFile().delete());
    }

    private Stream<Path> files(PhotoPlace place) {
      try (Stream<Path> all = Files.walk(Path.of(place.address()))) {
        return all.filter(Files::isRegularFile).toList().stream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },

  /** One server for all tests of a process. */
  BUCKET {
    @Override
    public PhotoPlace fresh(Path folder) {
      // its folder is named at random
      String bucket = folder.getFileName().toString().replace('_', '-').toLowerCase(Locale.ROOT);
      Bucket.SERVER.makeBucket(bucket);
      return new PhotoPlace(
          URI.create("s3://" + bucket + "/some/photos"), Bucket.SERVER.address(), "eu-test-1");
    }

    @Override
    public List<String> names(PhotoPlace place, Path data) {
      return keys(place).stream().map(key -> key.replaceFirst("some/photos/", "")).toList();
    }

    @Override
    public void empty(PhotoPlace place, Path data) {
      keys(place).forEach(key -> Bucket.SERVER.delete(place.address().getHost(), key));
    }

    private List<String> keys(PhotoPlace place) {
      return Bucket.SERVER.keys(place.address().getHost());
    }
  };

  /** An empty one, which may lie in this folder. */
  public abstract PhotoPlace fresh(Path folder);

  /**
   * What is in there, as {@code owner/kind}; seen by other means than the application's.
   *
   * @param data folder of the embedded database, which nobody has open
   */
  public abstract List<String> names(PhotoPlace place, Path data);

  /** Loses all that is in there. */
  public abstract void empty(PhotoPlace place, Path data);

  /** The settings that choose it. */
  public static Map<String, String> settings(PhotoPlace place) {
    return place.address() == null
        ? Map.of()
        : Map.of(
            "KEYPOINTS_PHOTO_STORE",
            place.address().toString(),
            "KEYPOINTS_S3_ENDPOINT",
            place.endpoint() == null ? "" : place.endpoint().toString(),
            "aws.accessKeyId",
            "anybody",
            "aws.secretAccessKey",
            "any word");
  }

  private static final class Bucket {
    static final S3Server SERVER = start();

    private static S3Server start() {
      try {
        return new S3Server(Files.createTempDirectory("s3"), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
