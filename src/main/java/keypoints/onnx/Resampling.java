package keypoints.onnx;

/**
 * Which source px make up each target px along one axis, and with what weight. Shrinking averages
 * over the area that a target px covers, so that thin hands do not vanish between samples; of a
 * large area every so-many-th px is enough. Growing interpolates linearly.
 */
final class Resampling {
  private static final int CHANNELS = 3;

  /** Px that a target px is made of along an axis, at the least, where the source has so many. */
  private static final int ENOUGH = 4;

  private final int source;
  private final int stride;
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
    this.stride = Math.max(1, (int) (step / ENOUGH));
    double reach = Math.max(1, step) / 2;
    for (int i = 0; i < target; i++) {
      double centre = start + (i + 0.5) * step;
      cover(i, Math.max(start, centre - reach), Math.min(start + length, centre + reach));
    }
  }

  private void cover(int target, double from, double to) {
    first[target] = (int) Math.max(0, Math.min(source - 1, Math.floor(from)));
    int end = (int) Math.max(first[target], Math.min(source, Math.ceil(to)));
    float[] taken = new float[(end - first[target] + stride - 1) / stride];
    double inside = Math.max(0, Math.min(to, source) - Math.max(from, 0)) / (to - from);
    double sum = 0;
    for (int i = 0; i < taken.length; i++) {
      double px = first[target] + (double) i * stride;
      taken[i] = (float) Math.max(0, Math.min(to, px + 1) - Math.max(from, px));
      sum += taken[i];
    }
    for (int i = 0; i < taken.length && sum > 0; i++) {
      taken[i] *= (float) (inside / sum);
    }
    weights[target] = taken;
    outside[target] = (float) (1 - inside);
  }

  /** How much of a target px lies beyond the source, 0-1. */
  float outside(int target) {
    return outside[target];
  }

  /** The source px behind a weight. */
  int px(int target, int index) {
    return first[target] + index * stride;
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
        at += CHANNELS * stride;
      }
      line[x * CHANNELS] = blue;
      line[x * CHANNELS + 1] = green;
      line[x * CHANNELS + 2] = red;
    }
  }
}
