package keypoints.onnx;

/**
 * Which source px make up each target px along one axis, and with what weight. Shrinking averages
 * over the area that a target px covers, so that thin hands do not vanish between samples; growing
 * interpolates linearly.
 */
final class Resampling {
  private static final int CHANNELS = 3;

  private final int source;
  private final int[] first;
  private final float[][] weights;
  private final float[] outside;

  /**
   * Resamples a stretch of the source, which may reach beyond it.
   *
   * @param source px
   * @param start of the stretch, source px
   * @param length of the stretch, source px
   * @param target px
   */
  Resampling(int source, double start, double length, int target) {
    this.source = source;
    this.first = new int[target];
    this.weights = new float[target][];
    this.outside = new float[target];
    double step = length / target;
    double reach = Math.max(1, step) / 2;
    for (int i = 0; i < target; i++) {
      double centre = start + (i + 0.5) * step;
      cover(i, Math.max(start, centre - reach), Math.min(start + length, centre + reach));
    }
  }

  private void cover(int target, double from, double to) {
    first[target] = (int) Math.max(0, Math.min(source - 1, Math.floor(from)));
    int end = (int) Math.max(first[target], Math.min(source, Math.ceil(to)));
    weights[target] = new float[end - first[target]];
    double inside = 0;
    for (int px = first[target]; px < end; px++) {
      double covered = Math.max(0, Math.min(to, px + 1.0) - Math.max(from, px)) / (to - from);
      weights[target][px - first[target]] = (float) covered;
      inside += covered;
    }
    outside[target] = (float) Math.max(0, 1 - inside);
  }

  /** How much of a target px lies beyond the source, 0-1. */
  float outside(int target) {
    return outside[target];
  }

  int first(int target) {
    return first[target];
  }

  int count(int target) {
    return weights[target].length;
  }

  float weight(int target, int index) {
    return weights[target][index];
  }

  /**
   * Resamples one row of BGR bytes into BGR values 0-255.
   *
   * @param edge value of what lies beyond the source
   */
  void apply(byte[] pixels, int row, float[] line, int edge) {
    int start = row * source * CHANNELS;
    for (int x = 0; x < first.length; x++) {
      float blue = outside[x] * edge;
      float green = blue;
      float red = blue;
      int at = start + first[x] * CHANNELS;
      for (float weight : weights[x]) {
        blue += weight * (pixels[at] & 0xFF);
        green += weight * (pixels[at + 1] & 0xFF);
        red += weight * (pixels[at + 2] & 0xFF);
        at += CHANNELS;
      }
      line[x * CHANNELS] = blue;
      line[x * CHANNELS + 1] = green;
      line[x * CHANNELS + 2] = red;
    }
  }
}
