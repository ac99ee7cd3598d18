package keypoints.web;

import keypoints.inference.ImageSize;
import keypoints.inference.Prediction;

/**
 * A part of a photo, of the photo's shape and inside it, in its px.
 *
 * @param left its left edge
 * @param top its top edge
 */
record Window(double left, double top, double width, double height) {
  /** How much wider and higher than an object what is shown of its surroundings may be. */
  private static final double SURROUNDINGS = 1.4;

  /** From near a px of the photo is a few px of the screen. */
  private static final double NEAREST = 160;

  private static final double LEAST_NEAREST = 8;

  static Window whole(ImageSize size) {
    return new Window(0, 0, size.width(), size.height());
  }

  /** How near one may come. */
  static double nearest(ImageSize size) {
    return Math.max(LEAST_NEAREST, Math.max(size.width(), size.height()) / NEAREST);
  }

  /** So near with this in the middle, as far as the photo reaches. */
  static Window of(ImageSize size, double zoom, double x, double y) {
    double times = Math.max(1, Math.min(nearest(size), zoom));
    double width = size.width() / times;
    double height = size.height() / times;
    return new Window(
        within(x - width / 2, size.width() - width),
        within(y - height / 2, size.height() - height),
        width,
        height);
  }

  /** An object with some of its surroundings. */
  static Window around(Prediction box, ImageSize size) {
    double times =
        Math.min(
            size.width() / Math.max(1, box.width() * SURROUNDINGS),
            size.height() / Math.max(1, box.height() * SURROUNDINGS));
    return of(size, times, box.x(), box.y());
  }

  private static double within(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  double zoom(ImageSize size) {
    return size.width() / width;
  }

  /** Whether a place in the photo, px, is in it. */
  boolean holds(double x, double y) {
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }

  /** Its middle. */
  double x() {
    return left + width / 2;
  }

  /** Its middle. */
  double y() {
    return top + height / 2;
  }

  boolean isWhole(ImageSize size) {
    return width >= size.width();
  }

  /** So many times as near at the same place. */
  Window nearer(ImageSize size, double times) {
    return of(size, zoom(size) * times, x(), y());
  }

  /** Moved by parts of itself. */
  Window moved(ImageSize size, double right, double down) {
    return of(size, zoom(size), x() + right * width, y() + down * height);
  }
}
