package keypoints.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;

/**
 * How far two answers about the same photo agree.
 *
 * @param pairs objects that both have, in the first's order
 * @param onlyFirst objects that the second answer lacks
 * @param onlySecond objects that the first answer lacks
 */
public record Agreement(
    List<ObjectPair> pairs, List<FoundObject> onlyFirst, List<FoundObject> onlySecond) {
  /** Boxes that overlap by less are not of one object; COCO's own least. */
  public static final double SAME = 0.5;

  public Agreement {
    pairs = List.copyOf(pairs);
    onlyFirst = List.copyOf(onlyFirst);
    onlySecond = List.copyOf(onlySecond);
  }

  /** Pairs objects of one class, those first whose boxes overlap most. */
  public static Agreement of(List<FoundObject> first, List<FoundObject> second) {
    List<FoundObject> onlyFirst = new ArrayList<>(first);
    List<FoundObject> onlySecond = new ArrayList<>(second);
    List<ObjectPair> pairs = new ArrayList<>();
    for (Candidate candidate : candidates(first, second)) {
      if (onlyFirst.contains(candidate.first) && onlySecond.contains(candidate.second)) {
        onlyFirst.remove(candidate.first);
        onlySecond.remove(candidate.second);
        pairs.add(ObjectPair.of(candidate.first, candidate.second));
      }
    }
    pairs.sort(Comparator.comparingInt(pair -> first.indexOf(pair.first())));
    return new Agreement(pairs, onlyFirst, onlySecond);
  }

  private record Candidate(FoundObject first, FoundObject second, double overlap) {}

  private static List<Candidate> candidates(List<FoundObject> first, List<FoundObject> second) {
    return first.stream()
        .flatMap(one -> second.stream().flatMap(other -> candidate(one, other)))
        .sorted(Comparator.comparingDouble(Candidate::overlap).reversed())
        .toList();
  }

  private static Stream<Candidate> candidate(FoundObject one, FoundObject other) {
    boolean oneClass =
        Recipe.plain(one.prediction().name()).equals(Recipe.plain(other.prediction().name()));
    double overlap = oneClass ? one.prediction().overlap(other.prediction()) : 0;
    return overlap < SAME ? Stream.empty() : Stream.of(new Candidate(one, other, overlap));
  }

  /** Distances of all points that both have, px. */
  public List<Double> distances() {
    return pairs.stream().flatMap(pair -> pair.distances().stream()).toList();
  }

  /**
   * Of all values so many per cent are not greater than this one; between two values it lies where
   * its rank does, as in NumPy's {@code percentile}.
   *
   * @param percent 0-100
   * @return empty without values
   */
  public static Optional<Double> percentile(List<Double> values, double percent) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    double rank = percent / 100 * (sorted.size() - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.size() - 1);
    double step = sorted.get(above) - sorted.get(below);
    return Optional.of(sorted.get(below) + (rank - below) * step);
  }

  /**
   * Percentage of correct keypoints (Yang and Ramanan, <a
   * href="https://doi.org/10.1109/TPAMI.2012.261">2013</a>): of the points that the first answer
   * has in the paired objects, those that the second has within a share of the object's size. There
   * the size is the box's longer side; here it is the root of its area, as in COCO's similarity.
   *
   * @param share of {@link ObjectPair#size()}
   * @return 0-1; empty when the first answer has no points
   */
  public Optional<Double> correct(double share) {
    long all = 0;
    long near = 0;
    for (ObjectPair pair : pairs) {
      for (PointPair point : pair.points()) {
        Double distance = point.distance();
        all += point.first() == null ? 0 : 1;
        near += distance != null && distance <= share * pair.size() ? 1 : 0;
      }
    }
    return all == 0 ? Optional.empty() : Optional.of((double) near / all);
  }

  /** Mean object keypoint similarity of the pairs that have one, 0-1; empty when none has. */
  public Optional<Double> oks() {
    List<Double> all = pairs.stream().flatMap(pair -> pair.oks().stream()).toList();
    return mean(all);
  }

  /** The mean; empty without values. */
  public static Optional<Double> mean(List<Double> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.stream().mapToDouble(Double::doubleValue).sum() / values.size());
  }
}
