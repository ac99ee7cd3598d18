package keypoints.batch;

import java.time.Instant;
import java.util.Locale;
import keypoints.failure.Failure;
import keypoints.image.Glance;
import keypoints.image.PhotoFormat;
import org.jspecify.annotations.Nullable;

/**
 * One photo of a batch.
 *
 * @param batch its batch's id
 * @param number from 1, in the order in which photos came
 * @param run id that its run has or will have; the photo is kept under it
 * @param source name of the file, or the address
 * @param address to fetch the photo from; null when it came as a file
 * @param photo what the kept file is; null when none is kept
 * @param tries how often it was begun
 * @param failure why it failed; null when it did not
 * @param objects how many were found; 0 unless done
 * @param glance how the photo looks; null unless done
 * @param finished when it was done or failed; null before
 */
public record Item(
    String batch,
    int number,
    String run,
    String source,
    @Nullable String address,
    @Nullable Kept photo,
    State state,
    int tries,
    @Nullable Failure failure,
    int objects,
    @Nullable Glance glance,
    @Nullable Instant finished) {

  /** Where it stands. */
  public enum State {
    /** Kept, while its batch is not started. */
    HELD,
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** As texts and styles call it: {@code waiting}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will happen by itself. */
    public boolean over() {
      return this == DONE || this == FAILED || this == CANCELLED;
    }
  }

  /**
   * What is known of a kept file.
   *
   * @param width upright, px
   * @param height upright, px
   * @param receivedBytes size of the file as it came in
   */
  public record Kept(PhotoFormat format, int width, int height, int receivedBytes) {}

  /** The same one try later, running. */
  Item begun() {
    return new Item(
        batch,
        number,
        run,
        source,
        address,
        photo,
        State.RUNNING,
        tries + 1,
        failure,
        objects,
        glance,
        finished);
  }

  /** Whether another try could end otherwise: there is a photo, or an address to ask again. */
  public boolean canRetry() {
    return state == State.CANCELLED
        || (state == State.FAILED && (photo != null || address != null));
  }
}
