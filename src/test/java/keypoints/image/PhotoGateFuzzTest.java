package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.image.BufferedImage;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.testing.PictureCase;
import keypoints.testing.PictureCases;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at the gate, begun with the small files of the corpus. */
final class PhotoGateFuzzTest {
  /** Larger seeds are changed where nothing is read. */
  private static final int LARGEST_SEED = 3_000;

  /** Larger ones are decoded elsewhere; here, time is better spent on the next file. */
  private static final long FEW_PIXELS = 300_000;

  private static final Photos PHOTOS = new Photos(ImageLimits.DEFAULT);

  static Stream<Arguments> seeds() {
    return PictureCases.all().stream()
        .map(PictureCase::file)
        .map(file -> file.get())
        .filter(file -> file.length > 0 && file.length <= LARGEST_SEED)
        .map(file -> arguments((Object) file));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "25s")
  void anyBytes_areAPhotoWithinTheLimitsOrAreRefused(byte[] file) {
    try {
      check(PHOTOS.read(file));
    } catch (Failure refused) {
      assertThat(refused.reason().name()).startsWith("PHOTO_");
    }
  }

  private static void check(Photo photo) {
    ImageLimits limits = PHOTOS.limits();
    assertThat(photo.width()).isBetween(1, limits.maxSide());
    assertThat(photo.height()).isBetween(1, limits.maxSide());
    long pixels = (long) photo.width() * photo.height();
    assertThat(pixels).isLessThanOrEqualTo(limits.maxPixels());
    assertThat(PHOTOS.read(photo.bytes()).bytes())
        .as("nothing is left to be left out")
        .isEqualTo(photo.bytes());
    if (pixels < FEW_PIXELS) {
      checkPixels(photo);
    }
  }

  private static void checkPixels(Photo photo) {
    BufferedImage decoded = PHOTOS.pixels(photo);
    assertThat(decoded.getWidth()).isEqualTo(photo.width());
    assertThat(decoded.getHeight()).isEqualTo(photo.height());
  }
}
