package keypoints.inference;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One slot of an object's skeleton and what was found for it.
 *
 * @param number letter of the object and number of the slot, such as {@code A3}
 * @param slot from 0
 * @param name of the slot
 * @param keypoint null when it is missing
 * @param model the model's own keypoint, which is the same unless a person put it right; null when
 *     the model found none
 * @param state how far to trust it
 */
public record FoundPoint(
    String number,
    int slot,
    String name,
    @Nullable Keypoint keypoint,
    @Nullable Keypoint model,
    State state) {

  /** Three ways of not being simply there, which are not the same. */
  public enum State {
    FOUND,
    LOW,
    OUTSIDE,
    MISSING;

    /** As pages and files write it: {@code found}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a person put it where it is, or took it out. */
  public boolean corrected() {
    return !Objects.equals(keypoint, model);
  }

  static State state(@Nullable Keypoint keypoint, double sure, ImageSize size) {
    if (keypoint == null) {
      return State.MISSING;
    }
    if (keypoint.x() < 0
        || keypoint.y() < 0
        || keypoint.x() > size.width()
        || keypoint.y() > size.height()) {
      return State.OUTSIDE;
    }
    return keypoint.confidence() < sure ? State.LOW : State.FOUND;
  }
}
