package keypoints.onnx;

/**
 * Where a photo lies in the network's input.
 *
 * @param width of the input, px
 * @param height of the input, px
 * @param scaleX input px for each photo px
 * @param scaleY likewise
 * @param left width of the edge left of the photo, input px
 * @param top height of the edge above it
 * @param innerWidth of the photo within the input, px
 * @param innerHeight likewise
 */
record Letterbox(
    int width,
    int height,
    double scaleX,
    double scaleY,
    int left,
    int top,
    int innerWidth,
    int innerHeight) {

  /**
   * Fits or stretches; a fitted size is cut to whole px and centred, as Roboflow Inference does.
   */
  static Letterbox of(Preprocessing to, int photoWidth, int photoHeight) {
    double scaleX = (double) to.width() / photoWidth;
    double scaleY = (double) to.height() / photoHeight;
    if (to.resize() == Resize.STRETCH) {
      return new Letterbox(to.width(), to.height(), scaleX, scaleY, 0, 0, to.width(), to.height());
    }
    double scale = Math.min(scaleX, scaleY);
    int innerWidth = Math.max(1, (int) (photoWidth * scale));
    int innerHeight = Math.max(1, (int) (photoHeight * scale));
    int left = (to.width() - innerWidth) / 2;
    int top = (to.height() - innerHeight) / 2;
    return new Letterbox(to.width(), to.height(), scale, scale, left, top, innerWidth, innerHeight);
  }

  /** Input px to photo px. */
  double photoX(double x) {
    return (x - left) / scaleX;
  }

  /** Input px to photo px. */
  double photoY(double y) {
    return (y - top) / scaleY;
  }
}
