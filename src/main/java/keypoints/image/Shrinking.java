package keypoints.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Makes pictures of TYPE_3BYTE_BGR smaller by a whole number: each px is the mean of a square. */
final class Shrinking {
  private static final int CHANNELS = 3;
  private static final int BYTE = 255;

  private Shrinking() {}

  /**
   * Until the longer side has less than twice so many px; the picture itself where it has already.
   */
  static BufferedImage of(BufferedImage picture, int side) {
    int step = Math.max(1, Math.max(picture.getWidth(), picture.getHeight()) / side);
    if (step == 1) {
      return picture;
    }
    int width = Math.max(1, picture.getWidth() / step);
    int height = Math.max(1, picture.getHeight() / step);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    int rows = Math.min(step, picture.getHeight());
    int columns = Math.min(step, picture.getWidth());
    int[] sums = new int[width * CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int line = 0; line < rows; line++) {
        add(bytes(picture), (y * step + line) * picture.getWidth(), columns, sums);
      }
      put(sums, rows * columns, bytes(small), y * sums.length);
    }
    return small;
  }

  static byte[] bytes(BufferedImage picture) {
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }

  private static void add(byte[] from, int start, int columns, int[] sums) {
    int at = start * CHANNELS;
    for (int x = 0; x < sums.length; x += CHANNELS) {
      int blue = 0;
      int green = 0;
      int red = 0;
      for (int i = 0; i < columns; i++, at += CHANNELS) {
        blue += from[at] & BYTE;
        green += from[at + 1] & BYTE;
        red += from[at + 2] & BYTE;
      }
      sums[x] += blue;
      sums[x + 1] += green;
      sums[x + 2] += red;
    }
  }

  /** Writes the means, and begins anew. */
  private static void put(int[] sums, int count, byte[] to, int start) {
    for (int i = 0; i < sums.length; i++) {
      to[start + i] = (byte) ((sums[i] + count / 2) / count);
      sums[i] = 0;
    }
  }
}
