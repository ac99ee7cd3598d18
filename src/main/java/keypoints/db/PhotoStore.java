package keypoints.db;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Where photos are kept, and what belongs to them: beside the rows of the database and not in its
 * transactions, so that a bucket can hold them. Each has an owner, such as a run, whose id it goes
 * by; the owner's row may come later than the file.
 *
 * <p>All methods fail with PHOTOS_UNREACHABLE when the store cannot be used, with DISK_FULL when
 * there is no room.
 */
public interface PhotoStore extends AutoCloseable {
  Pattern OWNER = Pattern.compile("[\\w-]{22}");

  /** What a file is of its owner. */
  enum Kind {
    /** The photo itself, as it was checked. */
    PHOTO,
    /** A small copy of the photo, JPEG. */
    SMALL,
    /** A copy of a large photo as large as screens show it, JPEG. */
    SCREEN,
    /** The detector's own picture, JPEG. */
    VISUALIZATION;

    /** The kind in lower case, as it stands in names. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps a file, in the place of one of this kind; it is on disk when this returns. */
  void put(String owner, Kind kind, byte[] content);

  /** A file; empty when there is none. */
  Optional<byte[]> get(String owner, Kind kind);

  /** Removes all files of this owner. */
  void delete(String owner);

  /**
   * Removes the files of an owner that could not be kept. Not when the database went away, which
   * may have kept it: if not, they are found to have no owner.
   *
   * @param why it could not be kept
   */
  default void withdraw(String owner, Failure why) {
    if (why.reason() != Reason.DATABASE_UNREACHABLE) {
      try {
        delete(owner);
      } catch (Failure left) {
        why.addSuppressed(left);
      }
    }
  }

  /** Tells the owners of all files from before this time, one with several of them repeatedly. */
  void owners(Instant before, Consumer<String> use);

  @Override
  default void close() {}

  /**
   * The owner, for a name in a folder or bucket.
   *
   * @throws IllegalArgumentException when it is no id of ours, which nobody from outside can reach
   */
  static String checked(String owner) {
    if (!OWNER.matcher(owner).matches()) {
      throw new IllegalArgumentException("no id: " + owner.length() + " characters");
    }
    return owner;
  }
}
