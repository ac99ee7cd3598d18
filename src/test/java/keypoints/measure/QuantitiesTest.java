package keypoints.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import keypoints.inference.Keypoint;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values computed by hand, and what must stay when a picture is turned, enlarged or mirrored. */
final class QuantitiesTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Offset<Double> NEAR = within(1e-6);

  private static double value(Kind kind, double... places) {
    return kind.value(Spots.at(places));
  }

  @Test
  void lengthsAnglesAndAreas_areThoseComputedByHand() {
    assertThat(value(Kind.DISTANCE, 10, 10, 13, 14)).isCloseTo(5, EXACT);
    assertThat(value(Kind.ANGLE, 20, 10, 10, 10, 10, 25)).isCloseTo(90, EXACT);
    assertThat(value(Kind.ANGLE, 0, 10, 10, 10, 30, 10)).isCloseTo(180, EXACT);
    assertThat(value(Kind.RATIO, 0, 0, 30, 40, 0, 0, 0, 20)).isCloseTo(2.5, EXACT);
    assertThat(value(Kind.AREA, 0, 0, 40, 0, 40, 30)).isCloseTo(600, EXACT);
    assertThat(value(Kind.AREA, 0, 0, 0, 10, 20, 10, 20, 0)).isCloseTo(200, EXACT);
  }

  @ParameterizedTest
  @CsvSource({"10,0,0", "10,-10,45", "10,10,-45", "0,-10,90", "0,10,90", "-10,10,45", "-10,0,0"})
  void tilt_risesToTheRight(double x, double y, double tilt) {
    assertThat(value(Kind.TILT, 100, 100, 100 + x, 100 + y)).isCloseTo(tilt, EXACT);
    assertThat(value(Kind.TILT, 100 + x, 100 + y, 100, 100)).isCloseTo(tilt, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "304.5, 54, 609", // 10:09
    "0, 0, 0", // 12:00
    "30, 0, 60", // 1:00
    "359.5, 354, 719", // 11:59
    "15, 180, 30", // 12:30
    "20, 0, 60", // 1:00 with an hour hand that is 10 degrees behind
    "100, 90, 195" // 3:15, 2.5 degrees ahead
  })
  void time_isReadFromBothHands(double hourHand, double minuteHand, double minutes) {
    assertThat(Kind.CLOCK.value(Spots.dial(200, hourHand, minuteHand, 0))).isCloseTo(minutes, NEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "225, 0", // at its start
    "0, 0.5",
    "135, 1", // at its end
    "162, 1.1", // in the gap, nearer to the end
    "198, -0.1" // in the gap, nearer to the start
  })
  void needle_isReadClockwiseFromStartToEnd(double needle, double fraction) {
    assertThat(Kind.DIAL.value(Spots.dial(200, needle, 225, 135))).isCloseTo(fraction, NEAR);
  }

  @RepeatedTest(50)
  void turnedAndEnlargedPictures_measureTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double degrees = random.nextDouble() * 360;
    double scale = 0.5 + 3 * random.nextDouble();
    double start = random.nextDouble() * 360;
    double sweep = 60 + 280 * random.nextDouble();
    double needle = start + sweep * (0.1 + 0.8 * random.nextDouble());
    List<Keypoint> gauge = Spots.dial(200, needle, start, start + sweep);
    List<Keypoint> clock = Spots.dial(200, random.nextDouble() * 360, start, sweep);
    same(Kind.DIAL, gauge, degrees, scale, 1);
    same(Kind.ANGLE, gauge.subList(1, 4), degrees, scale, 1);
    same(Kind.RATIO, gauge, degrees, scale, 1);
    same(Kind.DISTANCE, gauge.subList(1, 3), degrees, scale, scale);
    same(Kind.AREA, gauge.subList(1, 4), degrees, scale, scale * scale);
    same(Kind.CLOCK, clock, degrees, scale, 1);
  }

  private static void same(
      Kind kind, List<Keypoint> points, double degrees, double scale, double factor) {
    assertThat(kind.value(Spots.turned(points, degrees, scale)))
        .as("%s of %s turned by %s, %s as large", kind, points, degrees, scale)
        .isCloseTo(factor * kind.value(points), NEAR);
  }

  @Test
  void mirroredDials_readDifferently() {
    List<Keypoint> clock = Spots.dial(200, 304.5, 54, 0);
    List<Keypoint> gauge = Spots.dial(200, 300, 225, 135);
    assertThat(Kind.CLOCK.value(Spots.mirrored(clock))).isCloseTo(111, NEAR);
    assertThat(Kind.DIAL.value(gauge)).isCloseTo(75 / 270.0, NEAR);
    assertThat(Kind.DIAL.value(Spots.mirrored(gauge))).isNotCloseTo(75 / 270.0, within(0.1));
    assertThat(Kind.ANGLE.value(Spots.mirrored(gauge.subList(0, 3))))
        .isCloseTo(Kind.ANGLE.value(gauge.subList(0, 3)), NEAR);
  }

  @Test
  void pointsInOnePlace_haveNoDirection() {
    assertThat(value(Kind.ANGLE, 10, 10, 10, 10, 50, 50)).isNaN();
    assertThat(value(Kind.TILT, 10, 10, 10.5, 10)).isNaN();
    assertThat(value(Kind.RATIO, 0, 0, 30, 40, 7, 7, 7, 7)).isNaN();
    assertThat(Kind.CLOCK.value(Spots.at(500, 500, 600, 500, 500, 500, 500, 300))).isNaN();
    assertThat(Kind.CLOCK.value(Spots.at(500, 500, 500, 500, 600, 500, 500, 300))).isNaN();
    assertThat(Kind.DIAL.value(Spots.dial(200, 40, 100, 104))).isNaN();
  }
}
