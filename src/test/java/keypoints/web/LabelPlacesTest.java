package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import keypoints.inference.ImageSize;
import keypoints.web.LabelPlaces.Side;
import org.junit.jupiter.api.Test;

final class LabelPlacesTest {
  private static final Side RIGHT_ABOVE = new Side(false, false);
  private static final ImageSize SIZE = new ImageSize(640, 480);
  private final LabelPlaces places = new LabelPlaces(Window.whole(SIZE));

  @Test
  void freePlace_isTakenOutwards() {
    assertThat(places.take(300, 200, 10, RIGHT_ABOVE)).isEqualTo(RIGHT_ABOVE);
  }

  @Test
  void takenPlace_isAvoided() {
    places.take(300, 200, 10, RIGHT_ABOVE);
    assertThat(places.take(302, 202, 10, RIGHT_ABOVE)).isEqualTo(new Side(false, true));
    assertThat(places.take(304, 200, 10, RIGHT_ABOVE)).isEqualTo(new Side(true, false));
  }

  @Test
  void edgeOfThePhoto_isAvoided() {
    assertThat(places.take(630, 200, 10, RIGHT_ABOVE)).isEqualTo(new Side(true, false));
    assertThat(places.take(300, 2, 10, RIGHT_ABOVE)).isEqualTo(new Side(false, true));
  }

  @Test
  void edgeOfWhatIsSeenFromNear_isAvoided() {
    LabelPlaces near = new LabelPlaces(Window.of(SIZE, 4, 320, 240));
    assertThat(near.take(399, 240, 10, RIGHT_ABOVE)).isEqualTo(new Side(true, false));
    assertThat(near.take(320, 181, 10, RIGHT_ABOVE)).isEqualTo(new Side(false, true));
  }

  @Test
  void namesBesideWhatIsSeen_takeNoPlace() {
    LabelPlaces near = new LabelPlaces(Window.of(SIZE, 4, 320, 240));
    for (int i = 0; i < 300; i++) {
      near.take(10, 10, 10, RIGHT_ABOVE);
    }
    assertThat(near.take(399, 240, 10, RIGHT_ABOVE)).isEqualTo(new Side(true, false));
  }
}
