package keypoints.image;

import java.awt.image.BufferedImage;

/**
 * How good a photo is to look at, as it appears when shown at about a thousand px.
 *
 * @param brightness mean of its luma (ITU-R BT.601), 0 black to 1 white
 * @param blur how little a further blur changes it, 0 sharp to 1: Crete and others, "The blur
 *     effect: perception and estimation with a new no-reference perceptual blur metric" (2007)
 */
public record Glance(double brightness, double blur) {
  /** Px along the longer side that are looked at, at the least, where a photo has so many. */
  public static final int SIDE = 1000;

  /** Half of the blur that it is compared with, px: the paper's filter has 9 taps. */
  private static final int REACH = 4;

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;
  private static final int WHITE = 255;
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
    float[][] rows = luma(picture);
    double sum = 0;
    for (float[] row : rows) {
      for (float value : row) {
        sum += value;
      }
    }
    double brightness = sum / WHITE / rows.length / rows[0].length;
    return new Glance(brightness, Math.max(blur(rows), blur(turned(rows))));
  }

  /** Rows of luma 0-255. */
  private static float[][] luma(BufferedImage picture) {
    BufferedImage small = Shrinking.of(picture, SIDE);
    byte[] bgr = Shrinking.bytes(small);
    float[][] rows = new float[small.getHeight()][small.getWidth()];
    int at = 0;
    for (float[] row : rows) {
      for (int x = 0; x < row.length; x++, at += 3) {
        double blue = BLUE * (bgr[at] & WHITE);
        row[x] = (float) (blue + GREEN * (bgr[at + 1] & WHITE) + RED * (bgr[at + 2] & WHITE));
      }
    }
    return rows;
  }

  private static float[][] turned(float[][] rows) {
    float[][] columns = new float[rows[0].length][rows.length];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        columns[x][y] = rows[y][x];
      }
    }
    return columns;
  }

  /** Along the rows: the share of the steps between neighbours that a blur leaves. */
  private static double blur(float[][] rows) {
    double steps = 0;
    double lost = 0;
    for (float[] row : rows) {
      float[] soft = softened(row);
      for (int x = 1; x < row.length; x++) {
        double step = Math.abs(row[x] - row[x - 1]);
        steps += step;
        lost += Math.max(0, step - Math.abs(soft[x] - soft[x - 1]));
      }
    }
    return steps == 0 ? 0 : (steps - lost) / steps;
  }

  /** Each px as the mean of those within reach, the outermost going on beyond the ends. */
  private static float[] softened(float[] row) {
    int last = row.length - 1;
    float[] soft = new float[row.length];
    double sum = 0;
    for (int i = -REACH; i <= REACH; i++) {
      sum += row[Math.max(0, Math.min(last, i))];
    }
    for (int x = 0; x < row.length; x++) {
      soft[x] = (float) (sum / (2 * REACH + 1));
      sum += row[Math.min(last, x + REACH + 1)] - row[Math.max(0, x - REACH)];
    }
    return soft;
  }
}
