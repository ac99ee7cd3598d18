package keypoints.image;

/**
 * How blurred a picture is: how little a further blur changes it. Crete and others, "The blur
 * effect: perception and estimation with a new no-reference perceptual blur metric" (2007).
 *
 * @param steps between neighbours, all added up
 * @param lost what a further blur takes of them
 */
record Blur(long steps, long lost) {
  static final Blur NONE = new Blur(0, 0);

  /** Half of the blur that it is compared with, px: the paper's filter has 9 taps. */
  private static final int REACH = 4;

  private static final int TAPS = 2 * REACH + 1;

  /**
   * With one more line. The mean of neighbours moves on by what comes into it less what goes out,
   * so that none needs to be made.
   *
   * @param line of values from 0 to 65280, at most some 3,000 long, or their sums would not fit
   */
  Blur and(int[] line) {
    int stepsHere = 0;
    int lostHere = 0;
    for (int x = 1; x < line.length; x++) {
      int step = TAPS * Math.abs(line[x] - line[x - 1]);
      // the first and last value go on beyond the picture
      int in = line[Math.min(line.length - 1, x + REACH)];
      int out = line[Math.max(0, x - 1 - REACH)];
      stepsHere += step;
      lostHere += Math.max(0, step - Math.abs(in - out));
    }
    return new Blur(steps + stepsHere, lost + lostHere);
  }

  /**
   * The share of the steps between neighbours that a blur along the lines leaves.
   *
   * @return 0 sharp to 1; 0 for lines of one colour
   */
  double left() {
    return steps == 0 ? 0 : (double) (steps - lost) / steps;
  }
}
