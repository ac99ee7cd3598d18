package keypoints.inference;

import org.jspecify.annotations.Nullable;

/**
 * One named point of an object.
 *
 * @param x px from the left edge of the upright photo; may lie outside the photo
 * @param y px from the top edge
 * @param confidence 0-1: in the right place and visible; 1 where a person put it
 * @param classId slot in the object class's skeleton, from 0; an answer may leave slots out
 * @param name the slot's name, such as {@code minute_tip}
 * @param spread how far it may be off; null for models that do not say, which most are
 */
public record Keypoint(
    double x, double y, double confidence, int classId, String name, @Nullable Spread spread) {

  /** One of a model that does not say how far it may be off. */
  public Keypoint(double x, double y, double confidence, int classId, String name) {
    this(x, y, confidence, classId, name, null);
  }
}
