package keypoints.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Prediction;

/**
 * One object in two answers about the same photo.
 *
 * @param overlap intersection over union of both boxes, 0-1
 * @param points by name; those that neither answer has are left out
 */
public record ObjectPair(
    FoundObject first, FoundObject second, double overlap, List<PointPair> points) {

  public ObjectPair {
    points = List.copyOf(points);
  }

  static ObjectPair of(FoundObject first, FoundObject second) {
    double overlap = first.prediction().overlap(second.prediction());
    return new ObjectPair(first, second, overlap, points(first, second));
  }

  private static List<PointPair> points(FoundObject first, FoundObject second) {
    List<PointPair> pairs = new ArrayList<>();
    List<FoundPoint> left = new ArrayList<>(second.points());
    for (FoundPoint point : first.points()) {
      FoundPoint other =
          left.stream().filter(candidate -> sameName(point, candidate)).findFirst().orElse(null);
      left.remove(other);
      pairs.add(PointPair.of(point, other));
    }
    left.forEach(other -> pairs.add(new PointPair(other.name(), null, other.keypoint())));
    pairs.removeIf(pair -> pair.first() == null && pair.second() == null);
    return pairs;
  }

  private static boolean sameName(FoundPoint a, FoundPoint b) {
    return Recipe.plain(a.name()).equals(Recipe.plain(b.name()));
  }

  /** What distances are held against: the root of the first box's area, px. */
  public double size() {
    Prediction box = first.prediction();
    return Math.sqrt(box.width() * box.height());
  }

  /** Distances of the points that both have, px. */
  public List<Double> distances() {
    return points.stream().map(PointPair::distance).filter(Objects::nonNull).toList();
  }

  /**
   * Object keypoint similarity; see {@link Oks}.
   *
   * @return 0-1; empty for objects that no constants are known for
   */
  public Optional<Double> oks() {
    return Oks.of(this);
  }
}
