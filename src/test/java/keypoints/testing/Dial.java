package keypoints.testing;

import java.util.List;

/**
 * A dial that was drawn into a scene, with everything that is to be known about it.
 *
 * @param kind what it is
 * @param box the visible outer edge of its case, clipped to the picture
 * @param keypoints the keypoints in the model's order, also those that cannot be seen
 * @param reading minutes after twelve (0 to 720) of a clock; fraction of full scale of a gauge
 */
public record Dial(Kind kind, Box box, List<Point> keypoints, double reading) {

  /** The two classes of the built-in model, in its order. */
  public enum Kind {
    CLOCK,
    GAUGE
  }

  /**
   * A rectangle in pixels of the picture, origin at its top left corner.
   *
   * @param x centre
   * @param y centre
   * @param width full width
   * @param height full height
   */
  public record Box(double x, double y, double width, double height) {}

  /**
   * A named keypoint in pixels of the picture, origin at its top left corner.
   *
   * @param name as in the model's metadata
   * @param x may lie outside the picture
   * @param y may lie outside the picture
   * @param visible false when outside the picture or behind something that is not part of the dial
   */
  public record Point(String name, double x, double y, boolean visible) {}

  public Dial {
    keypoints = List.copyOf(keypoints);
  }

  /** Centre of the box, pixels. */
  public double x() {
    return box.x();
  }

  /** Centre of the box, pixels. */
  public double y() {
    return box.y();
  }

  /** Width of the box, pixels. */
  public double width() {
    return box.width();
  }

  /** Height of the box, pixels. */
  public double height() {
    return box.height();
  }

  /** Hour that a clock shows, 0 to 11. */
  public int hour() {
    return (int) (reading / 60) % 12;
  }

  /** Minutes past the hour that a clock shows, 0 up to but not including 60. */
  public double minute() {
    return reading % 60;
  }

  /** The keypoint of that name. */
  public Point keypoint(String name) {
    return keypoints.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }
}
