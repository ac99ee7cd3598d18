package keypoints.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class AgreementTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static final List<String> PERSON =
      List.of(
          "nose",
          "left_eye",
          "right_eye",
          "left_ear",
          "right_ear",
          "left_shoulder",
          "right_shoulder",
          "left_elbow",
          "right_elbow",
          "left_wrist",
          "right_wrist",
          "left_hip",
          "right_hip",
          "left_knee",
          "right_knee",
          "left_ankle",
          "right_ankle");

  /** A box of 100 x 100 px at this place, with its points at x, y, x, y ... */
  private static Prediction box(String name, double x, double y, double... places) {
    return new Prediction(x, y, 100, 100, 0.9, name, 0, name + x, Spots.at(places));
  }

  private static List<FoundObject> found(Prediction... objects) {
    return found(List.of(), objects);
  }

  private static List<FoundObject> found(List<ObjectClass> classes, Prediction... objects) {
    ImageSize size = new ImageSize(1000, 1000);
    return FoundObject.all(new Inference(null, "", 0, size, List.of(objects)), classes, 0.5);
  }

  @Test
  void objectsOfOneClass_arePairedByTheirOverlap() {
    Agreement agreement =
        Agreement.of(
            found(box("clock", 100, 100), box("clock", 130, 100), box("gauge", 500, 500)),
            found(box("Clock", 128, 100), box("gauge", 900, 500), box("clock", 500, 500)));
    assertThat(agreement.pairs()).hasSize(1);
    ObjectPair pair = agreement.pairs().get(0);
    assertThat(pair.first().letter() + pair.second().letter()).isEqualTo("BA");
    assertThat(pair.overlap()).isEqualTo(98.0 / 102, EXACT);
    assertThat(agreement.onlyFirst()).extracting(FoundObject::letter).containsExactly("A", "C");
    assertThat(agreement.onlySecond()).extracting(FoundObject::letter).containsExactly("B", "C");
  }

  @Test
  void boxesThatOverlapByLessThanHalf_areNotOneObject() {
    // shifted by a third: 2/3 shared of 4/3; by a little more it is less than half
    assertThat(pairs(100.0 / 3 - 0.01)).isEqualTo(1);
    assertThat(pairs(100.0 / 3 + 0.01)).isZero();
  }

  private static int pairs(double shift) {
    return Agreement.of(found(box("clock", 100, 100)), found(box("clock", 100 + shift, 100)))
        .pairs()
        .size();
  }

  @Test
  void points_arePairedByNameAndMissingOnesAreKept() {
    Prediction first =
        box("clock", 100, 100)
            .withKeypoints(List.of(point("center", 0, 100, 100), point("minute_tip", 1, 103, 104)));
    Prediction second =
        box("clock", 100, 100)
            .withKeypoints(List.of(point("Hour-Tip", 0, 90, 90), point("CENTER", 1, 106, 108)));
    ObjectPair pair = Agreement.of(found(first), found(second)).pairs().get(0);
    assertThat(pair.points())
        .extracting(PointPair::name)
        .containsExactly("center", "minute_tip", "Hour-Tip");
    assertThat(pair.points()).extracting(PointPair::distance).containsExactly(10.0, null, null);
    assertThat(pair.distances()).containsExactly(10.0);
  }

  private static Keypoint point(String name, int slot, double x, double y) {
    return new Keypoint(x, y, 0.9, slot, name);
  }

  @Test
  void correctPoints_areThoseWithinAShareOfTheRootOfTheBoxesArea() {
    // distances 5, 6, 10 and 11 px in a box of 100 x 100 px, and a point that the second lacks
    List<FoundObject> first = found(box("clock", 100, 100, 50, 50, 60, 60, 70, 70, 80, 80, 90, 90));
    List<FoundObject> second = found(box("clock", 100, 100, 53, 54, 60, 66, 80, 70, 80, 91));
    Agreement agreement = Agreement.of(first, second);
    assertThat(agreement.correct(0.05)).contains(1.0 / 5);
    assertThat(agreement.correct(0.1)).contains(3.0 / 5);
    assertThat(Agreement.mean(agreement.distances())).contains(8.0);
    assertThat(agreement.oks()).isEmpty();
  }

  @Test
  void nothing_hasNoNumbers() {
    Agreement agreement = Agreement.of(List.of(), List.of());
    assertThat(agreement.correct(0.1)).isEmpty();
    assertThat(Agreement.mean(agreement.distances())).isEmpty();
    assertThat(Agreement.percentile(agreement.distances(), 95)).isEmpty();
  }

  /** As {@code numpy.percentile} gives them. */
  @Test
  void percentile_liesBetweenItsNeighbours() {
    List<Double> values = List.of(4.0, 1.0, 3.0, 2.0);
    assertThat(Agreement.percentile(values, 95).orElseThrow()).isEqualTo(3.85, EXACT);
    assertThat(Agreement.percentile(values, 50)).contains(2.5);
    assertThat(Agreement.percentile(values, 100)).contains(4.0);
    assertThat(Agreement.percentile(List.of(7.0), 95)).contains(7.0);
  }

  private static List<FoundObject> person(double... shifts) {
    List<Keypoint> points = new ArrayList<>();
    for (int slot = 0; slot < shifts.length; slot++) {
      if (!Double.isNaN(shifts[slot])) {
        points.add(new Keypoint(500 + shifts[slot], 500, 0.9, slot, PERSON.get(slot)));
      }
    }
    ObjectClass kind = new ObjectClass("person", "#000000", PERSON, List.of());
    return found(List.of(kind), new Prediction(500, 500, 200, 50, 0.9, "person", 0, "p", points));
  }

  @Test
  void similarity_isOneForTheSamePointsAndFallsWithTheDistance() {
    assertThat(Agreement.of(person(0, 0, 0), person(0, 0, 0)).oks()).contains(1.0);
    // area 10,000 px², so s = 100; a nose 5.2 px away is one k = 2 * 0.026 of s away: exp(-1/2);
    // a shoulder two k away: exp(-2); the third is missing in the second
    Agreement agreement =
        Agreement.of(
            person(0, Double.NaN, 0, Double.NaN, Double.NaN, 0),
            person(5.2, 0, Double.NaN, Double.NaN, Double.NaN, 31.6));
    double expected = (Math.exp(-0.5) + Math.exp(-2) + 0) / 3;
    assertThat(agreement.oks().orElseThrow()).isEqualTo(expected, EXACT);
  }

  @Test
  void similarity_isKnownForPeopleOnly() {
    List<FoundObject> horse = found(box("horse", 100, 100, 50, 50));
    assertThat(Agreement.of(horse, horse).pairs().get(0).oks()).isEmpty();
  }
}
