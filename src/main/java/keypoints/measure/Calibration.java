package keypoints.measure;

import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;

/**
 * A known length between two keypoints. It holds in the plane of both, seen straight on.
 *
 * @param from one of its ends
 * @param to the other one
 * @param pixels between them, above 0
 * @param millimetres that this is in truth, above 0
 */
public record Calibration(FoundPoint from, FoundPoint to, double pixels, double millimetres) {

  /** Of two points that were found apart from each other. */
  public static Calibration of(
      FoundPoint from, Keypoint start, FoundPoint to, Keypoint end, double millimetres) {
    return new Calibration(from, to, Geometry.distance(start, end), millimetres);
  }

  /** Whether both points are where they seem to be. */
  public boolean certain() {
    return from.state() == FoundPoint.State.FOUND && to.state() == FoundPoint.State.FOUND;
  }

  /** How large a millimetre is in the photo, px. */
  public double pixelsPerMillimetre() {
    return pixels / millimetres;
  }

  /** A distance in mm, or an area in mm². */
  public double measure(Kind kind, double value) {
    double scale = pixelsPerMillimetre();
    return kind == Kind.AREA ? value / (scale * scale) : value / scale;
  }
}
