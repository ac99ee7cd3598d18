package keypoints.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import org.jspecify.annotations.Nullable;

/**
 * How far the points of an object may be off, and what is measured between them: by what became of
 * them in shifted copies of the photo, else by what the model itself says.
 *
 * @param object as it is shown
 * @param repeats the same object in shifted copies; empty when nobody asked for them
 */
public record Uncertainty(FoundObject object, List<Prediction> repeats) {
  /** Of a normal distribution 95 % lie within so many deviations. */
  private static final double HOLDS_95_PERCENT = 1.96;

  /** What is found in fewer of the copies tells too little. */
  private static final int FEWEST = 11;

  public Uncertainty {
    repeats = List.copyOf(repeats);
  }

  /**
   * The object with what became of it.
   *
   * @param copies answers to shifted copies of the photo, where objects keep their id
   */
  public static Uncertainty of(FoundObject object, List<Inference> copies) {
    String id = object.prediction().detectionId();
    return new Uncertainty(
        object,
        copies.stream()
            .flatMap(answer -> answer.predictions().stream())
            .filter(again -> again.detectionId().equals(id))
            .toList());
  }

  /** How far a point may be off; empty when that is not known, or a person put it there. */
  public Optional<Spread> of(FoundPoint point) {
    Keypoint keypoint = point.keypoint();
    if (keypoint == null || point.corrected()) {
      return Optional.empty();
    }
    return repeats.isEmpty()
        ? Optional.ofNullable(keypoint.spread())
        : spread(repeats.stream().flatMap(again -> again.keypoint(point.slot()).stream()).toList());
  }

  private static Optional<Spread> spread(List<Keypoint> again) {
    if (again.size() < FEWEST) {
      return Optional.empty();
    }
    double x = again.stream().mapToDouble(Keypoint::x).average().orElseThrow();
    double y = again.stream().mapToDouble(Keypoint::y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Keypoint one : again) {
      xx += (one.x() - x) * (one.x() - x);
      xy += (one.x() - x) * (one.y() - y);
      yy += (one.y() - y) * (one.y() - y);
    }
    int free = again.size() - 1;
    return Optional.of(new Spread(xx / free, xy / free, yy / free));
  }

  /**
   * How far a measurement's value may be off in 19 of 20 cases, in the unit of its kind; empty when
   * that is not known.
   */
  public OptionalDouble of(Measurement measurement) {
    Double value = measurement.value();
    List<FoundPoint> points = measurement.recipe().points(object);
    if (value == null || points.stream().allMatch(FoundPoint::corrected)) {
      return OptionalDouble.empty();
    }
    Kind kind = measurement.recipe().kind();
    return repeats.isEmpty() ? told(kind, points) : seen(kind, points, value);
  }

  /** The measurement, taken in every copy. */
  private OptionalDouble seen(Kind kind, List<FoundPoint> points, double value) {
    double[] changes =
        repeats.stream()
            .map(again -> keypoints(points, again))
            .filter(again -> again.size() == points.size())
            .mapToDouble(again -> kind.change(value, kind.value(again)))
            .filter(change -> !Double.isNaN(change))
            .toArray();
    if (changes.length < FEWEST) {
      return OptionalDouble.empty();
    }
    double mean = DoubleStream.of(changes).average().orElseThrow();
    double squares = DoubleStream.of(changes).map(one -> (one - mean) * (one - mean)).sum();
    return OptionalDouble.of(HOLDS_95_PERCENT * Math.sqrt(squares / (changes.length - 1)));
  }

  private static List<Keypoint> keypoints(List<FoundPoint> points, Prediction again) {
    return points.stream()
        .map(
            point ->
                point.corrected() ? point.keypoint() : again.keypoint(point.slot()).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Each point is moved along its spread, there and back; points do not depend on each other. */
  private OptionalDouble told(Kind kind, List<FoundPoint> points) {
    double variance = 0;
    for (int i = 0; i < points.size(); i++) {
      Keypoint keypoint = points.get(i).keypoint();
      Spread spread = keypoint == null ? null : keypoint.spread();
      boolean put = points.get(i).corrected();
      if (!put && spread == null) {
        return OptionalDouble.empty();
      }
      variance += put ? 0 : variance(kind, points, i, spread);
    }
    return Double.isNaN(variance)
        ? OptionalDouble.empty()
        : OptionalDouble.of(HOLDS_95_PERCENT * Math.sqrt(variance));
  }

  private static double variance(Kind kind, List<FoundPoint> points, int moved, Spread spread) {
    // along the rows of the Cholesky factor, whose squares add up to the covariance
    double first = Math.sqrt(spread.xx());
    double lean = first > 0 ? spread.xy() / first : 0;
    double second = Math.sqrt(Math.max(0, spread.yy() - lean * lean));
    return square(kind, points, moved, new double[] {first, lean})
        + square(kind, points, moved, new double[] {0, second});
  }

  private static double square(Kind kind, List<FoundPoint> points, int moved, double[] way) {
    double there = kind.value(moved(points, moved, way[0], way[1]));
    double back = kind.value(moved(points, moved, -way[0], -way[1]));
    double half = kind.change(back, there) / 2;
    return half * half;
  }

  private static List<Keypoint> moved(List<FoundPoint> points, int moved, double x, double y) {
    List<Keypoint> all = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Keypoint point = Objects.requireNonNull(points.get(i).keypoint());
      all.add(i == moved ? moved(point, x, y) : point);
    }
    return all;
  }

  private static Keypoint moved(Keypoint point, double x, double y) {
    return new Keypoint(
        point.x() + x, point.y() + y, point.confidence(), point.classId(), point.name());
  }

  /** Whether anything is known, and whence. */
  public @Nullable Source source() {
    if (!repeats.isEmpty()) {
      return Source.REPEATS;
    }
    boolean told =
        object.points().stream()
            .map(FoundPoint::keypoint)
            .anyMatch(point -> point != null && point.spread() != null);
    return told ? Source.MODEL : null;
  }

  /** Who says how far points may be off. */
  public enum Source {
    REPEATS("copies"),
    MODEL("model");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    /** As files say it. */
    public String word() {
      return word;
    }
  }
}
