package keypoints.image;

import java.awt.image.BufferedImage;

/**
 * How good a photo is to look at, as it appears when shown at about a thousand px.
 *
 * @param brightness mean of its luma (ITU-R BT.601), 0 black to 1 white
 * @param blur how little a further blur changes it, 0 sharp to 1, see {@link Blur}
 */
public record Glance(double brightness, double blur) {
  /** Px along the longer side that are looked at, at the least, where a photo has so many. */
  public static final int SIDE = 1000;

  /** Enough of the rows, and of the columns, to tell by: neighbours are much alike. */
  private static final int LINES = 120;

  private static final int CHANNELS = 3;
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
    byte[] bgr = Shrinking.bytes(small);
    int width = small.getWidth();
    int height = small.getHeight();
    Glance rows = along(bgr, width, 1, height, width);
    Glance columns = along(bgr, height, width, width, 1);
    return new Glance(rows.brightness, Math.max(rows.blur, columns.blur));
  }

  /**
   * Looks along some of the lines of a picture: {@link #LINES} to twice as many where it has so
   * many.
   *
   * @param length of a line, px
   * @param along px from one of a line to the next
   * @param count of all lines
   * @param apart px from one line to the next
   */
  private static Glance along(byte[] bgr, int length, int along, int count, int apart) {
    int every = Math.max(1, count / LINES);
    int lines = (count + every - 1) / every;
    Blur blur = Blur.NONE;
    long sum = 0;
    int[] line = new int[length];
    for (int i = 0; i < lines; i++) {
      sum += read(bgr, CHANNELS * i * every * apart, CHANNELS * along, line);
      blur = blur.and(line);
    }
    return new Glance(sum / WHITE / lines / length, blur.left());
  }

  /** Reads the luma, 0-65280, of a line; returns their sum. */
  private static long read(byte[] bgr, int start, int step, int[] line) {
    long sum = 0;
    for (int x = 0, at = start; x < line.length; x++, at += step) {
      int blue = BLUE * (bgr[at] & BYTE);
      line[x] = blue + GREEN * (bgr[at + 1] & BYTE) + RED * (bgr[at + 2] & BYTE);
      sum += line[x];
    }
    return sum;
  }
}
