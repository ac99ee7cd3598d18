package keypoints.measure;

/**
 * Why a value is not there, or not to be relied on.
 *
 * @param point whose place is the reason; empty when it is none of one point
 * @param amount the point's confidence 0-1 with {@link Why#LOW}, degrees with {@link
 *     Why#HANDS_DISAGREE}, else 0
 */
public record Doubt(Why why, String point, double amount) {

  /** The reasons. */
  public enum Why {
    /** The keypoint was not found. */
    MISSING(true),
    /** Points that must be apart lie in one place. */
    SAME_PLACE(true),
    /** The keypoint was found with low confidence. */
    LOW(false),
    /** The keypoint lies outside the photo. */
    OUTSIDE(false),
    /** The hour hand does not stand where the minute hand wants it. */
    HANDS_DISAGREE(false),
    /** The hour hand is longer than the minute hand. */
    HANDS_SWAPPED(false),
    /** The needle points well outside the scale. */
    OFF_SCALE(false),
    /** The outline crosses itself. */
    CROSSED(true);

    private final boolean fatal;

    Why(boolean fatal) {
      this.fatal = fatal;
    }

    /** Whether there is no value at all. */
    boolean fatal() {
      return fatal;
    }
  }

  static Doubt of(Why why) {
    return new Doubt(why, "", 0);
  }
}
