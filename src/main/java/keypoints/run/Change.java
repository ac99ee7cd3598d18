package keypoints.run;

import java.util.List;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import org.jspecify.annotations.Nullable;

/**
 * What a person did to one keypoint of an answer.
 *
 * @param object its number in the answer, from 0
 * @param slot of the keypoint
 * @param to where the keypoint is; null unless it was {@link Kind#SET}
 */
public record Change(int object, int slot, Kind kind, @Nullable Keypoint to) {

  /** What can be done. */
  public enum Kind {
    /** The keypoint is at a place. */
    SET,
    /** The keypoint is not to be seen in the photo. */
    OUT,
    /** The keypoint is where the model found it, if it did. */
    BACK
  }

  /** A keypoint set to a place, px of the upright photo. */
  public static Change set(int object, int slot, String name, double x, double y) {
    return new Change(object, slot, Kind.SET, new Keypoint(x, y, 1, slot, name));
  }

  /** A keypoint that is not to be seen. */
  public static Change out(int object, int slot) {
    return new Change(object, slot, Kind.OUT, null);
  }

  /** A keypoint as the model has it. */
  public static Change back(int object, int slot) {
    return new Change(object, slot, Kind.BACK, null);
  }

  /** The answer with all of these done to it, one after the other. */
  static Inference all(List<Change> changes, Inference answer) {
    Inference changed = answer;
    for (Change change : changes) {
      changed = changed.corrected(change.object, change.slot, change.place(answer));
    }
    return changed;
  }

  private @Nullable Keypoint place(Inference answer) {
    return kind == Kind.BACK ? answer.predictions().get(object).keypoint(slot).orElse(null) : to;
  }
}
