package keypoints.testing;

/** Blur, tones and noise on the pixels of a picture, 0xRRGGBB each. */
final class DialPixels {
  private final int[] pixels;
  private final int width;
  private final int height;

  DialPixels(int[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  /** Gaussian blur, standard deviations in pixels; with one of them 0 as if the camera moved. */
  void blur(double across, double down) {
    if (across > 0.2) {
      lines(kernel(across), 1, width, height);
    }
    if (down > 0.2) {
      lines(kernel(down), width, height, width);
    }
  }

  private static int[] kernel(double sigma) {
    int reach = (int) Math.ceil(sigma * 2.5);
    int[] kernel = new int[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      sum += Math.exp(-i * i / (2 * sigma * sigma));
    }
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (int) Math.round(Math.exp(-i * i / (2 * sigma * sigma)) / sum * 65536);
    }
    return kernel;
  }

  private void lines(int[] kernel, int step, int length, int count) {
    int[] line = new int[length];
    int across = step == 1 ? width : 1;
    for (int row = 0; row < count; row++) {
      int first = row * across;
      for (int i = 0; i < length; i++) {
        line[i] = pixels[first + i * step];
      }
      for (int i = 0; i < length; i++) {
        pixels[first + i * step] = weighted(line, i, kernel);
      }
    }
  }

  private static int weighted(int[] line, int at, int[] kernel) {
    int reach = kernel.length / 2;
    int r = 0;
    int g = 0;
    int b = 0;
    for (int k = -reach; k <= reach; k++) {
      int pixel = line[Math.min(line.length - 1, Math.max(0, at + k))];
      int weight = kernel[k + reach];
      r += (pixel >> 16 & 255) * weight;
      g += (pixel >> 8 & 255) * weight;
      b += (pixel & 255) * weight;
    }
    return clamp(r >> 16) << 16 | clamp(g >> 16) << 8 | clamp(b >> 16);
  }

  /** Colour cast, contrast, brightness and gamma. */
  void tones(DialRandom random, double strength) {
    double contrast = 1 + random.between(-0.4, 0.3) * strength;
    double bright = random.between(-40, 35) * strength;
    double gamma = Math.exp(random.gauss(0.22) * strength);
    int[][] table = new int[3][256];
    for (int c = 0; c < 3; c++) {
      double gain = 1 + random.gauss(0.07) * strength;
      for (int i = 0; i < 256; i++) {
        double value = (i * gain - 128) * contrast + 128 + bright;
        double part = Math.min(1, Math.max(0, value / 255));
        table[c][i] = (int) Math.round(Math.pow(part, gamma) * 255);
      }
    }
    for (int i = 0; i < pixels.length; i++) {
      int p = pixels[i];
      pixels[i] = table[0][p >> 16 & 255] << 16 | table[1][p >> 8 & 255] << 8 | table[2][p & 255];
    }
  }

  /** Sensor noise with a standard deviation in grey levels. */
  void noise(DialRandom random, double deviation) {
    int[] table = new int[4096];
    for (int i = 0; i < table.length; i++) {
      table[i] = (int) Math.round(random.gauss(deviation));
    }
    long state = random.below(Integer.MAX_VALUE) | 1L;
    for (int i = 0; i < pixels.length; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      int p = pixels[i];
      int grey = table[(int) (state >>> 52)];
      int red = table[(int) (state >>> 40 & 4095)] / 2;
      int blue = table[(int) (state >>> 28 & 4095)] / 2;
      pixels[i] =
          clamp((p >> 16 & 255) + grey + red) << 16
              | clamp((p >> 8 & 255) + grey) << 8
              | clamp((p & 255) + grey + blue);
    }
  }

  private static int clamp(int value) {
    return value < 0 ? 0 : Math.min(value, 255);
  }
}
