package keypoints.measure;

import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;
import org.jspecify.annotations.Nullable;

/**
 * One keypoint of an object in two answers; at least one of them has it.
 *
 * @param name as the first calls it, if it has it
 * @param first null when the first answer does not have it
 * @param second null when the second does not
 */
public record PointPair(String name, @Nullable Keypoint first, @Nullable Keypoint second) {

  static PointPair of(FoundPoint first, @Nullable FoundPoint second) {
    return new PointPair(first.name(), first.keypoint(), second == null ? null : second.keypoint());
  }

  /** How far apart both are, px; null when one of them is missing. */
  public @Nullable Double distance() {
    return first == null || second == null ? null : Geometry.distance(first, second);
  }
}
