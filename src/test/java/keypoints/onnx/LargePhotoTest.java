package keypoints.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ModelId;
import keypoints.inference.Prediction;
import keypoints.testing.PhonePhoto;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large JPEGs may be decoded to fewer px, other formats never are. */
final class LargePhotoTest {
  /** Of the dial's size: a part of what the model may be off. */
  private static final double NEAR = 0.01;

  private static final ModelId DIALS = new ModelId("dials", "1");

  @ParameterizedTest
  @ValueSource(ints = {1200, 2400, 4000})
  void jpegAndPngOfTheSamePixels_getTheSameAnswer(int width) {
    try (Photos photos = new Photos(ImageLimits.DEFAULT);
        OnnxDetector engine = new OnnxDetector(new OnnxDetector.Config(null, 1), photos)) {
      Photo jpeg = photos.read(PhonePhoto.ofClock(width, width * 3 / 4));
      Photo png = photos.read(Photos.png(photos.pixels(jpeg)));
      assertAlike(only(engine, jpeg), only(engine, png));
    }
  }

  private static Prediction only(OnnxDetector engine, Photo photo) {
    Inference inference = engine.detect(DIALS, photo, DetectOptions.DEFAULT);
    assertThat(inference.image().width()).isEqualTo(photo.width());
    assertThat(inference.predictions()).hasSize(1);
    return inference.predictions().get(0);
  }

  private static void assertAlike(Prediction one, Prediction other) {
    assertThat(one.confidence()).isCloseTo(other.confidence(), within(0.02));
    List<Keypoint> points = one.keypoints();
    assertThat(points).hasSameSizeAs(other.keypoints()).isNotEmpty();
    for (int i = 0; i < points.size(); i++) {
      Keypoint same = other.keypoints().get(i);
      double distance = Math.hypot(points.get(i).x() - same.x(), points.get(i).y() - same.y());
      assertThat(distance / other.width()).as(same.toString()).isLessThan(NEAR);
    }
  }
}
