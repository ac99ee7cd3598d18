package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import keypoints.testing.PhonePhoto;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * libjpeg-turbo beside the JDK's own codec, where this machine has it, or must have it because
 * {@code LIBJPEG_TURBO} is {@code required}.
 */
final class TurboJpegTest {
  /** No multiple of anything that a codec works in. */
  private static final int WIDTH = 1003;

  private static final int HEIGHT = 757;

  private final byte[] file = PhonePhoto.ofClock(WIDTH, HEIGHT);
  private final Photo photo = new Photo(file, PhotoFormat.JPEG, WIDTH, HEIGHT);

  @BeforeEach
  void needsTheLibrary() {
    assumeTrue(TurboJpeg.isHere() || "required".equals(System.getenv("LIBJPEG_TURBO")));
  }

  @Test
  void photo_isDecodedToTheSamePixels() throws IOException {
    assertSame(TurboJpeg.decode(photo, 1).orElseThrow(), jdk(file));
  }

  @Test
  void picture_isEncodedToTheSameFile() throws IOException {
    BufferedImage picture = jdk(file);
    byte[] jpeg = TurboJpeg.encode(picture, 0.9f).orElseThrow();
    byte[] same = Pixels.write(picture, PhotoFormat.JPEG, 0.9f);
    assertThat(jpeg).hasSameSizeAs(same);
    assertSame(jdk(jpeg), jdk(same));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void reducedPhoto_showsTheMeansOfItsPixels(int reduction) {
    BufferedImage whole = TurboJpeg.decode(photo, 1).orElseThrow();
    BufferedImage reduced = TurboJpeg.decode(photo, reduction).orElseThrow();
    assertThat(reduced.getWidth()).isEqualTo((WIDTH + reduction - 1) / reduction);
    assertThat(reduced.getHeight()).isEqualTo((HEIGHT + reduction - 1) / reduction);
    assertThat(difference(whole, reduced, reduction)).isCloseTo(0, within(3.0));
  }

  @Test
  void photoThatWasCutShortOrDamaged_isLeftToTheJdk() {
    byte[] shortened = Arrays.copyOf(file, file.length / 2);
    byte[] damaged = file.clone();
    Arrays.fill(damaged, file.length / 2, file.length / 2 + 100, (byte) 0xFF);
    for (byte[] bad : new byte[][] {shortened, damaged, new byte[0]}) {
      Photo broken = new Photo(bad, PhotoFormat.JPEG, WIDTH, HEIGHT);
      assertThat(TurboJpeg.decode(broken, 1)).isEmpty();
    }
  }

  @Test
  void photoThatIsLargerThanItSays_doesNotWriteBeyondItsRoom() {
    Photo small = new Photo(file, PhotoFormat.JPEG, WIDTH / 2, HEIGHT / 2);
    assertThat(TurboJpeg.decode(small, 1))
        .hasValueSatisfying(picture -> assertThat(picture.getWidth()).isEqualTo(WIDTH / 2));
  }

  private static BufferedImage jdk(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private static void assertSame(BufferedImage one, BufferedImage other) {
    assertThat(one.getType()).isEqualTo(other.getType());
    assertThat(Shrinking.bytes(one)).isEqualTo(Shrinking.bytes(other));
  }

  /** Mean distance of the channels, 0-255, over all px that lie within the photo. */
  private static double difference(BufferedImage whole, BufferedImage reduced, int reduction) {
    double sum = 0;
    int count = 0;
    for (int y = 0; (y + 1) * reduction <= whole.getHeight(); y++) {
      for (int x = 0; (x + 1) * reduction <= whole.getWidth(); x++, count += 3) {
        sum += difference(whole, reduced, reduction, x, y);
      }
    }
    return sum / count;
  }

  private static double difference(
      BufferedImage whole, BufferedImage reduced, int reduction, int x, int y) {
    double sum = 0;
    for (int channel = 0; channel < 3; channel++) {
      double mean = 0;
      for (int i = 0; i < reduction * reduction; i++) {
        int column = x * reduction + i % reduction;
        mean += whole.getRaster().getSample(column, y * reduction + i / reduction, channel);
      }
      mean /= reduction * reduction;
      sum += Math.abs(mean - reduced.getRaster().getSample(x, y, channel));
    }
    return sum;
  }
}
