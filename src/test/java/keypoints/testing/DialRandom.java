package keypoints.testing;

import java.awt.Color;
import java.util.Random;

/** Random choices of a scene; the same seed gives the same choices on every machine. */
final class DialRandom {
  private final Random random;

  DialRandom(long seed) {
    // Neighbouring seeds give java.util.Random nearly equal first numbers: mix the bits first.
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    this.random = new Random(z ^ (z >>> 31));
  }

  /** A generator of its own for one part of a scene, so that parts do not disturb each other. */
  DialRandom split() {
    return new DialRandom(random.nextLong());
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Like between, but as many values below as above the geometric mean. */
  double logBetween(double low, double high) {
    return Math.exp(between(Math.log(low), Math.log(high)));
  }

  double gauss(double deviation) {
    return random.nextGaussian() * deviation;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int within(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  int sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** The index of one of the weights, drawn in proportion to them. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double at = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** A colour by ranges: saturation and brightness between 0 and 1, any hue. */
  Color colour(double saturation, double low, double high) {
    return Color.getHSBColor(
        (float) between(0, 1), (float) between(0, saturation), (float) between(low, high));
  }
}
