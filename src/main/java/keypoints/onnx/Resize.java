package keypoints.onnx;

/** How a photo is brought to the size of the network's input. */
enum Resize {
  STRETCH(0),
  FIT_BLACK(0),
  FIT_GREY(114),
  FIT_WHITE(255);

  private final int edge;

  Resize(int edge) {
    this.edge = edge;
  }

  /** The value of the edges beside a fitted photo, 0-255. */
  int edge() {
    return edge;
  }

  /**
   * The resize of this name in a model's {@code PREPROCESSING}. Roboflow Inference takes every name
   * that begins with "Fit" for a fit and the rest for a stretch.
   */
  static Resize named(String format) {
    if (!format.startsWith("Fit")) {
      return STRETCH;
    }
    if (format.contains("white")) {
      return FIT_WHITE;
    }
    return format.contains("grey") || format.contains("gray") ? FIT_GREY : FIT_BLACK;
  }
}
