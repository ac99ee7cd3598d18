package keypoints.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import keypoints.testing.DialScenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GlanceTest {
  private static final int REACH = 4;

  private static BufferedImage copy(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  private static BufferedImage clock(int width, int height) {
    return copy(DialScenes.clock(7, 10, 10, width, height).picture());
  }

  private static BufferedImage blurred(BufferedImage picture, int wide, int high) {
    float[] mean = new float[wide * high];
    Arrays.fill(mean, 1f / mean.length);
    return copy(
        new ConvolveOp(new Kernel(wide, high, mean), ConvolveOp.EDGE_NO_OP, null)
            .filter(picture, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 1000, 2500})
  void clock_isNeitherBlurredNorDark(int side) {
    Glance glance = Glance.of(clock(side, side * 3 / 4));

    assertThat(glance.blurred()).isFalse();
    assertThat(glance.dark()).isFalse();
  }

  @Test
  void clockOutOfFocus_isBlurred() {
    assertThat(Glance.of(blurred(clock(1000, 750), 15, 15)).blurred()).isTrue();
  }

  @Test
  void movedCamera_blursAlongItsWayOnly() {
    assertThat(Glance.of(blurred(clock(1000, 750), 21, 1)).blurred()).isTrue();
    assertThat(Glance.of(blurred(clock(1000, 750), 1, 21)).blurred()).isTrue();
  }

  @Test
  void grey_isAsBrightAsItIsAndSharp() {
    BufferedImage grey = new BufferedImage(37, 900, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = grey.createGraphics();
    graphics.setColor(new Color(51, 51, 51));
    graphics.fillRect(0, 0, 37, 900);
    graphics.dispose();

    assertThat(Glance.of(grey).brightness()).isCloseTo(0.2, within(0.005));
    assertThat(Glance.of(grey).blur()).isZero();
  }

  @Test
  void night_isDark() {
    assertThat(Glance.of(new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR)).dark()).isTrue();
  }

  /** Against the formula as it is written, with the means made one by one. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 100})
  void blur_isThatOfTheFormula(int length) {
    int[] line = new Random(length).ints(length, 0, 65281).toArray();
    double[] means =
        IntStream.range(0, length)
            .mapToDouble(
                x ->
                    IntStream.rangeClosed(x - REACH, x + REACH)
                        .map(at -> line[Math.max(0, Math.min(length - 1, at))])
                        .average()
                        .orElseThrow())
            .toArray();
    double steps = 0;
    double lost = 0;
    for (int x = 1; x < length; x++) {
      double step = Math.abs(line[x] - line[x - 1]);
      steps += step;
      lost += Math.max(0, step - Math.abs(means[x] - means[x - 1]));
    }

    double expected = steps == 0 ? 0 : (steps - lost) / steps;
    assertThat(Blur.NONE.and(line).left()).isCloseTo(expected, within(1e-9));
  }
}
