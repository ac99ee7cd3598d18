package keypoints.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UncertaintyTest {
  private static final Offset<Double> NEARLY = within(1e-6);

  /** What a sixteenth of the half of 16 values that are one off to each side deviates by. */
  private static final double ONE_OFF = Math.sqrt(16.0 / 15);

  private static final Recipe LENGTH = Recipe.plain("thing", "Length", Kind.DISTANCE, "p0", "p1");
  private static final Recipe TIME =
      Recipe.plain("thing", "Time", Kind.CLOCK, "p0", "p1", "p2", "p3");
  private static final Recipe TILT = Recipe.plain("thing", "Tilt", Kind.TILT, "p0", "p1");

  private static FoundObject object(List<Keypoint> points) {
    return Spots.object("thing", points, List.of());
  }

  /** Eight times each of two answers. */
  private static Uncertainty alternating(
      List<Keypoint> shown, List<Keypoint> one, List<Keypoint> other) {
    List<Prediction> again =
        IntStream.range(0, 16)
            .mapToObj(i -> object(shown).prediction().withKeypoints(i % 2 == 0 ? one : other))
            .toList();
    return new Uncertainty(object(shown), again);
  }

  private static double off(Uncertainty doubt, Recipe recipe) {
    return doubt.of(recipe.measure(doubt.object())).orElse(Double.NaN);
  }

  @Test
  void pointThatMovesInCopies_isOffByItsDeviation() {
    Uncertainty doubt =
        alternating(
            Spots.at(10, 20, 110, 20), Spots.at(10, 20, 111, 18), Spots.at(10, 20, 109, 22));
    assertThat(doubt.source()).isEqualTo(Uncertainty.Source.REPEATS);
    Spread spread = doubt.of(doubt.object().points().get(1)).orElseThrow();
    assertThat(spread.xx()).isCloseTo(16.0 / 15, NEARLY);
    assertThat(spread.xy()).isCloseTo(-32.0 / 15, NEARLY);
    assertThat(spread.yy()).isCloseTo(64.0 / 15, NEARLY);
    assertThat(doubt.of(doubt.object().points().get(0))).contains(new Spread(0, 0, 0));
  }

  @Test
  void measurement_isTakenInEveryCopy() {
    Uncertainty doubt =
        alternating(Spots.at(0, 0, 100, 0), Spots.at(1, 0, 102, 0), Spots.at(1, 0, 100, 0));
    assertThat(off(doubt, LENGTH)).isCloseTo(1.96 * ONE_OFF, NEARLY);
  }

  @Test
  void timeAroundTwelve_doesNotJumpByHalfADay() {
    List<Keypoint> noon = Spots.dial(200, 0, 0, 0);
    Uncertainty doubt =
        alternating(noon, Spots.dial(200, 0.5, 6, 0), Spots.dial(200, 359.5, 354, 0));
    assertThat(off(doubt, TIME)).isCloseTo(1.96 * ONE_OFF, NEARLY);
  }

  @Test
  void tiltOfAnUprightLine_doesNotJumpByHalfATurn() {
    Uncertainty doubt = alternating(Spots.dial(100, 0), Spots.dial(100, 1), Spots.dial(100, 359));
    assertThat(off(doubt, TILT)).isCloseTo(1.96 * ONE_OFF, NEARLY);
  }

  @Test
  void copiesWithoutThePoint_sayNothingWhenTheyAreMany() {
    List<Keypoint> shown = Spots.at(0, 0, 100, 0);
    Uncertainty doubt = alternating(shown, shown, Spots.at(0, 0));
    assertThat(doubt.of(doubt.object().points().get(0))).isPresent();
    assertThat(doubt.of(doubt.object().points().get(1))).isEmpty();
    assertThat(off(doubt, LENGTH)).isNaN();
  }

  private static List<Keypoint> told(double... spreads) {
    List<Keypoint> points = Spots.at(0, 0, 100, 0);
    return IntStream.range(0, 2)
        .mapToObj(
            i ->
                told(
                    points.get(i),
                    new Spread(spreads[3 * i], spreads[3 * i + 1], spreads[3 * i + 2])))
        .toList();
  }

  private static Keypoint told(Keypoint point, Spread spread) {
    return new Keypoint(
        point.x(), point.y(), point.confidence(), point.classId(), point.name(), spread);
  }

  @Test
  void variancesThatTheModelTells_addUpAlongADistance() {
    Uncertainty doubt = new Uncertainty(object(told(4, 0, 0, 5, 0, 0)), List.of());
    assertThat(doubt.source()).isEqualTo(Uncertainty.Source.MODEL);
    assertThat(doubt.of(doubt.object().points().get(0))).contains(new Spread(4, 0, 0));
    assertThat(off(doubt, LENGTH)).isCloseTo(1.96 * 3, NEARLY);
  }

  @Test
  void covarianceThatTheModelTells_countsInItsDirection() {
    // both ends go up and down together with right and left: a line at 45° tilts by neither
    Uncertainty doubt = new Uncertainty(object(told(0, 0, 1, 0, 0, 1)), List.of());
    double degrees = Math.toDegrees(Math.atan2(1, 100));
    assertThat(off(doubt, TILT)).isCloseTo(1.96 * Math.sqrt(2) * degrees, within(1e-3));
    assertThat(off(doubt, LENGTH)).isCloseTo(0, NEARLY);
  }

  @Test
  void repeats_goBeforeWhatTheModelTells() {
    FoundObject object = object(told(4, 0, 0, 5, 0, 0));
    List<Prediction> again =
        Stream.generate(object::prediction).limit(16).collect(Collectors.toList());
    assertThat(off(new Uncertainty(object, again), LENGTH)).isZero();
  }

  @Test
  void modelThatTellsNothing_hasNoUncertainty() {
    Uncertainty doubt = new Uncertainty(object(Spots.at(0, 0, 100, 0)), List.of());
    assertThat(doubt.source()).isNull();
    assertThat(doubt.of(doubt.object().points().get(0))).isEmpty();
    assertThat(off(doubt, LENGTH)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"4, 0, 1, 0", "1, 0, 4, 90", "2.5, 1.5, 2.5, 45", "2.5, -1.5, 2.5, -45"})
  void ellipse_liesAlongTheLargestVariance(double xx, double xy, double yy, double degrees) {
    Spread.Ellipse ellipse = new Spread(xx, xy, yy).ellipse();
    double held = Math.sqrt(5.991464547);
    assertThat(ellipse.major()).isCloseTo(2 * held, NEARLY);
    assertThat(ellipse.minor()).isCloseTo(held, NEARLY);
    assertThat(Math.toDegrees(ellipse.angle())).isCloseTo(degrees, NEARLY);
  }

  @Test
  void spread_mustBeOneOfAPlace() {
    assertThat(new Spread(1, 0.5, 1).real()).isTrue();
    assertThat(new Spread(1, 2, 1).real()).isFalse();
    assertThat(DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, -1))
        .allMatch(bad -> !new Spread(bad, 0, 1).real());
  }
}
