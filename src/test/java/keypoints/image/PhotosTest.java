package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.Pictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotosTest {
  private final Photos photos = new Photos(ImageLimits.DEFAULT);

  @AfterEach
  void close() {
    photos.close();
  }

  private void assertRefused(byte[] file, Reason reason) {
    assertThatThrownBy(() -> photos.pixels(photos.read(file)))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({"jpg,JPEG", "png,PNG", "gif,PNG", "bmp,PNG"})
  void picture_isReadAndKeptInAFormatThatEveryBrowserShows(String format, PhotoFormat kept) {
    Photo photo = photos.read(Pictures.file(Pictures.redCorner(40, 30), format));
    assertThat(photo.format()).isEqualTo(kept);
    assertThat(photo.width()).isEqualTo(40);
    assertThat(photo.height()).isEqualTo(30);
    assertRed(photos.pixels(photo), 5, 5);
  }

  @Test
  void frameOfAnAnimationThatTurnsOutLargerThanItSaid_isRefused() {
    String webp =
        "UklGRloAAABXRUJQVlA4WAoAAAACAAAAAAAAAAAAQU5JTQYAAAAAAAAAAABBTk1GAAAAAAAAAAAAAAAAAAAAAAAAAABW"
            + "UDggAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFgAAADABA"
            + "J0BKv8//0Fkb2JlpAADcAAAAAA=";
    assertRefused(Base64.getDecoder().decode(webp), Reason.PHOTO_TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @CsvSource({"1,5,5", "2,35,5", "3,35,25", "4,5,25", "5,5,5", "6,25,5", "7,25,35", "8,5,35"})
  void orientation_isAppliedSoThatThePhotoIsUpright(int orientation, int x, int y) {
    byte[] stored = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    Photo photo = photos.read(Pictures.withOrientation(stored, orientation));
    boolean turned = orientation >= 5;
    assertThat(photo.width()).isEqualTo(turned ? 30 : 40);
    assertThat(photo.height()).isEqualTo(turned ? 40 : 30);
    BufferedImage pixels = photos.pixels(photo);
    assertRed(pixels, x, y);
    int white = pixels.getRGB(pixels.getWidth() - 1 - x, pixels.getHeight() - 1 - y) & 0xFF;
    assertThat(white).isGreaterThan(240);
  }

  @Test
  void turnedPhoto_isTurnedOnceOnly() {
    byte[] stored = Pictures.file(Pictures.redCorner(40, 30), "jpg");
    Photo photo = photos.read(Pictures.withOrientation(stored, 6));
    assertThat(photos.read(photo.bytes()).width()).isEqualTo(30);
  }

  @Test
  void transparentParts_areWhite() {
    BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    Photo photo = photos.read(Pictures.file(clear, "png"));
    assertThat(photos.pixels(photo).getRGB(1, 1)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void nothing_isRefused() {
    assertRefused(new byte[0], Reason.PHOTO_EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello, this is a text", "<svg xmlns='...'/>", "%PDF-1.7 and so on", "x"})
  void otherFiles_areRefused(String content) {
    assertRefused(content.getBytes(StandardCharsets.UTF_8), Reason.PHOTO_NOT_AN_IMAGE);
  }

  @ParameterizedTest
  @CsvSource({"heic,PHOTO_HEIC", "mif1,PHOTO_HEIC", "avif,PHOTO_AVIF", "isom,PHOTO_NOT_AN_IMAGE"})
  void filesOfTheIsoFamily_getTheirOwnSentence(String brand, Reason reason) {
    byte[] file = ("\0\0\0\30ftyp" + brand + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(file, reason);
  }

  @Test
  void tooManyBytes_areRefusedWithoutReadingOn() {
    byte[] file = Arrays.copyOf(Pictures.file(Pictures.redCorner(4, 4), "jpg"), 20_000_001);
    assertRefused(file, Reason.PHOTO_TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({"20000,20000", "16385,10", "8000,6251"})
  void tooManyPixels_areRefusedFromTheHeaderAlone(int width, int height) {
    assertRefused(Pictures.hugePngHeader(width, height), Reason.PHOTO_TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void fileCutShort_isRefused(String format) {
    byte[] whole = Pictures.file(Pictures.redCorner(300, 300), format);
    assertRefused(Arrays.copyOf(whole, whole.length * 2 / 3), Reason.PHOTO_BROKEN);
  }

  @Test
  void garbageBehindAGoodHead_isRefused() {
    assertRefused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2}, Reason.PHOTO_BROKEN);
  }

  private static void assertRed(BufferedImage picture, int x, int y) {
    Color color = new Color(picture.getRGB(x, y));
    assertThat(color.getRed()).isGreaterThan(200);
    assertThat(color.getGreen()).isLessThan(60);
    assertThat(color.getBlue()).isLessThan(60);
  }
}
