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

  private Resampling(int source, int[] first, float[][] weights) {
    this.source = source;
    this.first = first;
    this.weights = weights;
  }

  static Resampling of(int source, int target) {
    int[] first = new int[target];
    float[][] weights = new float[target][];
    double step = (double) source / target;
    for (int i = 0; i < target; i++) {
      double centre = (i + 0.5) * step;
      double reach = Math.max(1, step) / 2;
      double from = Math.max(0, step > 1 ? centre - reach : centre - 0.5);
      double to = Math.min(source, step > 1 ? centre + reach : centre + 0.5);
      first[i] = Math.min(source - 1, (int) from);
      weights[i] = coverage(from, to, first[i]);
    }
    return new Resampling(source, first, weights);
  }

  private static float[] coverage(double from, double to, int first) {
    int last = Math.max(first, (int) Math.ceil(to) - 1);
    float[] weights = new float[last - first + 1];
    for (int i = 0; i < weights.length; i++) {
      double covered = Math.min(to, first + i + 1.0) - Math.max(from, first + i);
      weights[i] = (float) (covered / (to - from));
    }
    return weights;
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

  /** Resamples one row of BGR bytes into BGR values 0-255. */
  void apply(byte[] pixels, int row, float[] line) {
    int start = row * source * CHANNELS;
    for (int x = 0; x < first.length; x++) {
      float blue = 0;
      float green = 0;
      float red = 0;
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
