package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import keypoints.failure.Failure;
import keypoints.testing.Carriers;
import keypoints.testing.GoldenPhotos;
import keypoints.testing.PictureCase;
import keypoints.testing.PictureCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the corpus at the gate, and its pixels after it. */
final class PictureCorpusTest {
  /** Larger ones are decoded elsewhere. */
  private static final long FEW_PIXELS = 20_000_000;

  private final Photos photos = new Photos(ImageLimits.DEFAULT);

  @AfterEach
  void close() {
    photos.close();
  }

  static List<PictureCase> cases() {
    return PictureCases.all();
  }

  static List<PictureCase> golden() {
    return GoldenPhotos.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void file_isTakenOrRefusedAsItShould(PictureCase picture) {
    byte[] file = picture.file().get();
    Failure failure = catchThrowableOfType(Failure.class, () -> decode(file));
    String reason = failure == null ? "" : failure.reason().name().toLowerCase(Locale.ROOT);
    assertThat(reason).as("%s: %s", picture, failure).isEqualTo(picture.reason());
  }

  private void decode(byte[] file) {
    Photo photo = photos.read(file);
    assertThat(new String(photo.bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain(Carriers.CANARY, "<script", "<html", "<?php", "PK\3\4");
    if ((long) photo.width() * photo.height() < FEW_PIXELS) {
      BufferedImage pixels = photos.pixels(photo);
      assertThat(pixels.getWidth()).isEqualTo(photo.width());
      assertThat(pixels.getHeight()).isEqualTo(photo.height());
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void ordinaryPhoto_isShownUprightInItsColours(PictureCase picture) {
    BufferedImage pixels = photos.pixels(photos.read(picture.file().get()));
    int width = pixels.getWidth();
    int height = pixels.getHeight();
    assertThat(width).as("upright").isGreaterThanOrEqualTo(height);
    Color corner = new Color(pixels.getRGB(width / 8, height / 8));
    Color rest = new Color(pixels.getRGB(width - 1 - width / 8, height - 1 - height / 8));
    assertThat(corner.getGreen()).as("green of the corner").isLessThan(100);
    assertThat(rest.getGreen()).as("green of the rest").isGreaterThan(230);
    assertThat(rest.getBlue()).as("blue of the rest").isGreaterThan(230);
  }
}
