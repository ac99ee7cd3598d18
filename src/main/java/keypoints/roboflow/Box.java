package keypoints.roboflow;

import keypoints.image.Photo;

/** A box by its centre and size, px of the photo. */
record Box(double x, double y, double width, double height) {
  /** A model's box may end on the outer side of the last pixel. */
  private static final double NOT_WORTH_TELLING = 1;

  private double left() {
    return x - width / 2;
  }

  private double right() {
    return x + width / 2;
  }

  private double top() {
    return y - height / 2;
  }

  private double bottom() {
    return y + height / 2;
  }

  /** What of it lies on the photo. */
  Box on(Photo photo) {
    double left = Math.max(0, left());
    double right = Math.min(photo.width(), right());
    double top = Math.max(0, top());
    double bottom = Math.min(photo.height(), bottom());
    boolean whole = left == left() && right == right() && top == top() && bottom == bottom();
    return whole
        ? this
        : new Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
  }

  boolean hasArea() {
    return width > 0 && height > 0;
  }

  /** Whether so much of {@code whole} is missing that people should know. */
  boolean lacksMuchOf(Box whole) {
    return left() - whole.left() > NOT_WORTH_TELLING
        || top() - whole.top() > NOT_WORTH_TELLING
        || whole.right() - right() > NOT_WORTH_TELLING
        || whole.bottom() - bottom() > NOT_WORTH_TELLING;
  }
}
