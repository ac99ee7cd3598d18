package keypoints.onnx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A small movement of what a network is shown. What an answer changes by then is chance.
 *
 * @param x to the right, in widths of what is shown
 * @param y down, in heights
 * @param scale of what is shown
 */
record Shake(double x, double y, double scale) {
  static final Shake NONE = new Shake(0, 0, 1);

  private static final int COUNT = 16;
  private static final double FARTHEST = 0.02;
  private static final double LARGEST = 0.03;

  /** Turned by it, places on a spiral fill a disc evenly, however many there are. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Movements of up to 2 % in all directions, with scales from 0.97 to 1.03. */
  static List<Shake> all() {
    return IntStream.range(0, COUNT).mapToObj(Shake::of).toList();
  }

  private static Shake of(int number) {
    double part = (number + 0.5) / COUNT;
    double angle = 2 * Math.PI * GOLDEN * number;
    double distance = FARTHEST * Math.sqrt(part);
    // neighbours on the spiral get scales that are far apart
    double size = (number * GOLDEN * GOLDEN * 7) % 1;
    return new Shake(
        distance * Math.cos(angle), distance * Math.sin(angle), 1 + LARGEST * (2 * size - 1));
  }

  /** What is shown instead. */
  Letterbox.Part of(Letterbox.Part part) {
    double width = part.width() * scale;
    double height = part.height() * scale;
    return new Letterbox.Part(
        part.left() + x * part.width() - (width - part.width()) / 2,
        part.top() + y * part.height() - (height - part.height()) / 2,
        width,
        height);
  }
}
