package keypoints.roboflow;

import java.util.Optional;
import java.util.OptionalDouble;
import keypoints.image.Photo;

/**
 * From px of the picture that the server looked at to px of our photo: an operator's server may
 * make the photo smaller first.
 */
record Scale(double x, double y) {
  private static final int LARGEST_SIDE = 1_000_000;

  /** How far the two may differ: sides are rounded to whole px. */
  private static final double MOST_DISTORTION = 0.05;

  /** The scale that an answer asks for; empty when it is about a picture of another shape. */
  static Optional<Scale> of(Fields image, Photo photo) {
    OptionalDouble width = image.number("width", 1, LARGEST_SIDE);
    OptionalDouble height = image.number("height", 1, LARGEST_SIDE);
    if (width.isEmpty() || height.isEmpty()) {
      return Optional.of(new Scale(1, 1));
    }
    Scale scale =
        new Scale(photo.width() / width.getAsDouble(), photo.height() / height.getAsDouble());
    return Optional.of(scale).filter(Scale::keepsShape);
  }

  private boolean keepsShape() {
    return Math.abs(x / y - 1) <= MOST_DISTORTION;
  }
}
