package keypoints.inference;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * What of a server's answer could not be taken as it came, so that nobody takes the rest for all of
 * it. Counts are of what would have been shown else.
 *
 * @param leftOut objects without a place on the photo or without a confidence
 * @param beyond objects beyond those that are kept, which are the surest
 * @param clipped boxes that reach beyond the photo by more than a pixel; they end at its edge
 * @param pointsLeftOut keypoints without a place or with an impossible confidence
 * @param pictureLeftOut whether the server's own picture was none, or not one of the photo
 */
@JsonbPropertyOrder({"leftOut", "beyond", "clipped", "pointsLeftOut", "pictureLeftOut"})
public record Flaws(
    @JsonbProperty("left_out") int leftOut,
    int beyond,
    int clipped,
    @JsonbProperty("points_left_out") int pointsLeftOut,
    @JsonbProperty("picture_left_out") boolean pictureLeftOut) {

  private static final Flaws NONE = new Flaws(0, 0, 0, 0, false);

  /** Whether all could be taken as it came. */
  public boolean none() {
    return equals(NONE);
  }
}
