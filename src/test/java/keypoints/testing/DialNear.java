package keypoints.testing;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Squares cut out of scenes as the engine's second look cuts them: one dial in the middle, or a
 * thing that is none.
 */
final class DialNear {
  /** Each channel of what lies beyond a scene. */
  static final int GREY = 114;

  private static final double SMALLEST = 40;

  private DialNear() {}

  /**
   * A square around a dial.
   *
   * @param side of the square in pixels of the scene
   */
  record Square(double left, double top, double side) {
    /** Around a dial, with the given surroundings in sizes of the dial. */
    static Square around(Dial dial, double surroundings) {
      double side = Math.max(dial.width(), dial.height()) * surroundings;
      return new Square(dial.x() - side / 2, dial.y() - side / 2, side);
    }

    /** The dial in pixels of the square when it is shown with n pixels a side. */
    Dial of(Dial dial, int n) {
      double scale = n / side;
      List<Dial.Point> points =
          dial.keypoints().stream()
              .map(
                  p ->
                      new Dial.Point(
                          p.name(), (p.x() - left) * scale, (p.y() - top) * scale, p.visible()))
              .toList();
      Dial.Box box =
          new Dial.Box(
              (dial.x() - left) * scale,
              (dial.y() - top) * scale,
              dial.width() * scale,
              dial.height() * scale);
      return new Dial(dial.kind(), box, points, dial.reading());
    }

    /** The square's pixels as n x n x RGB, averaged where they are more, grey outside. */
    byte[] pixels(BufferedImage picture, int n) {
      byte[] bytes = new byte[n * n * 3];
      double step = side / n;
      int fine = (int) Math.ceil(step);
      for (int y = 0; y < n; y++) {
        for (int x = 0; x < n; x++) {
          int red = 0;
          int green = 0;
          int blue = 0;
          for (int k = 0; k < fine * fine; k++) {
            int across = k % fine;
            int down = k / fine;
            double px = left + (x + (across + 0.5) / fine) * step;
            double py = top + (y + (down + 0.5) / fine) * step;
            int pixel = at(picture, (int) Math.floor(px), (int) Math.floor(py));
            red += pixel >> 16 & 255;
            green += pixel >> 8 & 255;
            blue += pixel & 255;
          }
          int to = (y * n + x) * 3;
          bytes[to] = (byte) (red / (fine * fine));
          bytes[to + 1] = (byte) (green / (fine * fine));
          bytes[to + 2] = (byte) (blue / (fine * fine));
        }
      }
      return bytes;
    }

    private static int at(BufferedImage picture, int x, int y) {
      boolean inside = x >= 0 && y >= 0 && x < picture.getWidth() && y < picture.getHeight();
      return inside ? picture.getRGB(x, y) : GREY * 0x010101;
    }
  }

  /** A scene of a random size, and the dials in it that are large enough to be looked at. */
  static DialScene scene(long seed) {
    DialRandom random = new DialRandom(~seed);
    double longer = random.logBetween(360, 1200);
    double shorter = longer * (random.chance(0.2) ? 1 : 0.75);
    boolean upright = random.chance(0.5);
    int width = (int) (upright ? shorter : longer);
    int height = (int) (upright ? longer : shorter);
    return random.chance(0.12)
        ? DialScenes.decoy(seed, width, height)
        : DialScenes.scene(seed, width, height);
  }

  /** The dials of a scene that are worth a square. */
  static List<Dial> dials(DialScene scene) {
    return scene.dials().stream()
        .filter(dial -> Math.max(dial.width(), dial.height()) >= SMALLEST)
        .toList();
  }

  /** The middle of a scene without dials. */
  static Square middle(DialScene scene) {
    double width = scene.picture().getWidth();
    double height = scene.picture().getHeight();
    double side = Math.min(width, height);
    return new Square((width - side) / 2, (height - side) / 2, side);
  }
}
