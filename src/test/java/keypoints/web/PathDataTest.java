package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.junit.jupiter.api.Test;

final class PathDataTest {
  private final PathData small = new PathData(new ImageSize(300, 200));

  private static Keypoint at(double x, double y) {
    return new Keypoint(x, y, 1, 0, "tip");
  }

  @Test
  void line_isToldFromItsStart() {
    small.line(at(10.5, 20), at(8.25, 21.04));

    assertThat(small.text()).isEqualTo("m10.5 20l-2.25 1.04");
  }

  @Test
  void lineFromWhereTheLastOneEnded_goesOn() {
    small.line(at(1, 1), at(2, 1));
    small.line(at(2, 1), at(2, 0.5));

    assertThat(small.text()).isEqualTo("m1 1l1 0l0-0.5");
  }

  @Test
  void lineFromElsewhere_startsThere() {
    small.line(at(1, 1), at(2, 1));
    small.line(at(1, 1), at(1, 2));

    assertThat(small.text()).isEqualTo("m1 1l1 0m-1 0l0 1");
  }

  @Test
  void firstLineFromTheCorner_startsThere() {
    small.line(at(0, 0), at(3, 4));

    assertThat(small.text()).isEqualTo("m0 0l3 4");
  }

  @Test
  void dots_areLinesWithoutLength() {
    small.dot(at(5, 6));
    small.dot(at(4.994, 6.006));

    assertThat(small.text()).isEqualTo("m5 6h0m-0.01 0.01h0");
  }

  @Test
  void boxOfALargePhoto_isToldInTenths() {
    PathData large = new PathData(new ImageSize(4000, 3000));
    large.box(new Prediction(100.04, 200, 50, 20.02, 1, "dial", 0, "one", List.of()));

    assertThat(large.text()).isEqualTo("m75 190h50v20h-50z");
  }

  @Test
  void nothingToDraw_isNoText() {
    assertThat(small.text()).isNull();
  }
}
