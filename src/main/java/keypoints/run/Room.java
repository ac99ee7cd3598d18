package keypoints.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * The disk that runs are kept on.
 *
 * @param folder of the database; exists
 * @param leastFree bytes that must be free for a run to be begun; 0 for any
 */
public record Room(Path folder, long leastFree) {
  /** The room of this folder, made when it is not there. */
  public static Room in(Path folder, long leastFree) {
    try {
      return new Room(Files.createDirectories(folder), leastFree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a run may be begun. */
  public boolean isLeft() {
    // by way of a FileStore it would read the list of all mounts each time
    return folder.toFile().getUsableSpace() >= leastFree;
  }

  /**
   * Refuses while nothing is half done.
   *
   * @throws Failure DISK_FULL
   */
  public void require() {
    if (!isLeft()) {
      throw new Failure(Reason.DISK_FULL, "less than " + leastFree + " bytes free");
    }
  }
}
