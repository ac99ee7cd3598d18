package keypoints.onnx;

/**
 * Where a photo, or a part of it, lies in the network's input.
 *
 * @param width of the input, px
 * @param height of the input, px
 * @param part of the photo that is shown
 * @param scaleX input px for each photo px
 * @param scaleY likewise
 * @param left width of the edge left of the part, input px
 * @param top height of the edge above it
 * @param innerWidth of the part within the input, px
 * @param innerHeight likewise
 */
record Letterbox(
    int width,
    int height,
    Part part,
    double scaleX,
    double scaleY,
    int left,
    int top,
    int innerWidth,
    int innerHeight) {

  /** A rectangle in px of the photo; it may reach beyond it. */
  record Part(double left, double top, double width, double height) {

    /** A square around a point. */
    static Part around(double x, double y, double side) {
      return new Part(x - side / 2, y - side / 2, side, side);
    }
  }

  /**
   * Fits or stretches; a fitted size is cut to whole px and centred, as Roboflow Inference does.
   */
  static Letterbox of(Preprocessing to, Part part) {
    double scaleX = to.width() / part.width();
    double scaleY = to.height() / part.height();
    if (to.resize() == Resize.STRETCH) {
      return new Letterbox(
          to.width(), to.height(), part, scaleX, scaleY, 0, 0, to.width(), to.height());
    }
    double scale = Math.min(scaleX, scaleY);
    int innerWidth = Math.max(1, (int) (part.width() * scale));
    int innerHeight = Math.max(1, (int) (part.height() * scale));
    int left = (to.width() - innerWidth) / 2;
    int top = (to.height() - innerHeight) / 2;
    return new Letterbox(
        to.width(), to.height(), part, scale, scale, left, top, innerWidth, innerHeight);
  }

  /** Input px to photo px. */
  double photoX(double x) {
    return part.left() + (x - left) / scaleX;
  }

  /** Input px to photo px. */
  double photoY(double y) {
    return part.top() + (y - top) / scaleY;
  }
}
