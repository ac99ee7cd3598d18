package keypoints.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * How good a photo is to look at, as it appears when shown at about a thousand px.
 *
 * @param brightness mean of its luma (ITU-R BT.601), 0 black to 1 white
 * @param blur how little a further blur changes it, 0 sharp to 1, see {@link Blur}
 */
public record Glance(double brightness, double blur) {
  /** Px along the longer side that are looked at, at the least, where a photo has so many. */
  public static final int SIDE = 1000;

  private static final int BYTE = 0xFF;

  /** The shares of the channels in the luma, in 256ths. */
  private static final int RED = 77;

  private static final int GREEN = 150;
  private static final int BLUE = 29;
  private static final double WHITE = 255 * 256;
  private static final double DARK = 0.15;
  private static final double BLURRED = 0.6;

  /** Whether people would say that it is too dark. */
  public boolean dark() {
    return brightness < DARK;
  }

  /** Whether people would say that it is blurred. */
  public boolean blurred() {
    return blur > BLURRED;
  }

  /**
   * Looks at a picture.
   *
   * @param picture as {@link Photos#sketch} gives it; is not changed
   */
  public static Glance of(BufferedImage picture) {
    BufferedImage small = Shrinking.of(picture, SIDE);
    int[][] luma = luma(Shrinking.bytes(small), small.getWidth(), small.getHeight());
    double sum =
        Arrays.stream(luma).mapToLong(row -> Arrays.stream(row).asLongStream().sum()).sum();
    double brightness = sum / WHITE / small.getWidth() / small.getHeight();
    return new Glance(brightness, Blur.of(luma));
  }

  /** Rows of 0-65280. */
  private static int[][] luma(byte[] bgr, int width, int height) {
    int[][] rows = new int[height][width];
    int at = 0;
    for (int[] row : rows) {
      for (int x = 0; x < width; x++, at += 3) {
        int blue = BLUE * (bgr[at] & BYTE);
        row[x] = blue + GREEN * (bgr[at + 1] & BYTE) + RED * (bgr[at + 2] & BYTE);
      }
    }
    return rows;
  }
}
