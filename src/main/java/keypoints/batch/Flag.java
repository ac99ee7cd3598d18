package keypoints.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import keypoints.image.Glance;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;

/**
 * Something about a photo of a batch that people want to look at.
 *
 * @param kind what it is
 * @param point name of a keypoint; empty where it is about none
 */
public record Flag(Kind kind, String point) {

  /** What can be the matter. */
  public enum Kind {
    FAILED,
    NOTHING,
    DARK,
    BLURRED,
    /** A keypoint that the model did not find. */
    MISSING,
    /** A keypoint that is not in the picture. */
    OUTSIDE;

    /** As texts and queries call it: {@code missing}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Flag of(Kind kind) {
    return new Flag(kind, "");
  }

  /** As a query has it: {@code missing:left_hip}. */
  public String key() {
    return point.isEmpty() ? kind.word() : kind.word() + ":" + point;
  }

  /**
   * The flags of a photo as a whole.
   *
   * @param objects how many of them are shown
   */
  public static List<Flag> of(Item item, int objects) {
    List<Flag> flags = new ArrayList<>();
    Glance glance = item.glance();
    if (item.state() == Item.State.FAILED) {
      flags.add(of(Kind.FAILED));
    } else if (objects == 0) {
      flags.add(of(Kind.NOTHING));
    }
    if (glance != null && glance.dark()) {
      flags.add(of(Kind.DARK));
    }
    if (glance != null && glance.blurred()) {
      flags.add(of(Kind.BLURRED));
    }
    return flags;
  }

  /** The flags of one object. */
  public static List<Flag> of(FoundObject object) {
    List<Flag> flags = new ArrayList<>();
    for (FoundPoint point : object.points()) {
      if (point.state() == FoundPoint.State.MISSING) {
        flags.add(new Flag(Kind.MISSING, point.name()));
      } else if (point.state() == FoundPoint.State.OUTSIDE) {
        flags.add(new Flag(Kind.OUTSIDE, point.name()));
      }
    }
    return flags;
  }
}
