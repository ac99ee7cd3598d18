package keypoints.image;

/**
 * How blurred a picture is: how little a further blur changes it. Crete and others, "The blur
 * effect: perception and estimation with a new no-reference perceptual blur metric" (2007). In
 * whole numbers and whole rows, of which a processor adds many at once.
 *
 * @param steps between neighbours, all added up
 * @param lost what a further blur takes of them
 */
record Blur(long steps, long lost) {
  private static final Blur NONE = new Blur(0, 0);

  /** Half of the blur that it is compared with, px: the paper's filter has 9 taps. */
  private static final int REACH = 4;

  private static final int TAPS = 2 * REACH + 1;

  /**
   * The share of the steps that a blur leaves: the larger of that along rows and along columns.
   *
   * @param rows of values from 0 to 65280, at most some 3,000 long, or their sums would not fit
   * @return 0 sharp to 1; 0 for a picture of one colour
   */
  static double of(int[][] rows) {
    return Math.max(alongRows(rows).left(), alongColumns(rows).left());
  }

  private double left() {
    return steps == 0 ? 0 : (double) (steps - lost) / steps;
  }

  private Blur and(Blur more) {
    return new Blur(steps + more.steps, lost + more.lost);
  }

  private static Blur alongRows(int[][] rows) {
    int width = rows[0].length;
    int[] ended = new int[width + 2 * REACH];
    Blur all = NONE;
    for (int[] row : rows) {
      for (int i = 0; i < ended.length; i++) {
        ended[i] = row[Math.max(0, Math.min(width - 1, i - REACH))];
      }
      int[] soft = new int[width];
      for (int tap = 0; tap < TAPS; tap++) {
        add(soft, ended, tap, 1);
      }
      all = all.and(compare(row, row, soft, soft, 1));
    }
    return all;
  }

  private static Blur alongColumns(int[][] rows) {
    int[] soft = new int[rows[0].length];
    for (int y = -REACH; y <= REACH; y++) {
      add(soft, at(rows, y), 0, 1);
    }
    Blur all = NONE;
    for (int y = 1; y < rows.length; y++) {
      int[] next = soft.clone();
      add(next, at(rows, y + REACH), 0, 1);
      add(next, at(rows, y - 1 - REACH), 0, -1);
      all = all.and(compare(rows[y], rows[y - 1], next, soft, 0));
      soft = next;
    }
    return all;
  }

  /** The first and last row go on beyond the picture. */
  private static int[] at(int[][] rows, int y) {
    return rows[Math.max(0, Math.min(rows.length - 1, y))];
  }

  private static void add(int[] sums, int[] values, int from, int times) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += times * values[from + x];
    }
  }

  /**
   * The steps from values to their neighbours, before and after the blur.
   *
   * @param shift how much farther on in its row a value is than its neighbour, px
   */
  private static Blur compare(
      int[] values, int[] neighbours, int[] soft, int[] softNeighbours, int shift) {
    int steps = 0;
    int lost = 0;
    for (int x = 0; x < values.length - shift; x++) {
      int step = TAPS * Math.abs(values[x + shift] - neighbours[x]);
      steps += step;
      lost += Math.max(0, step - Math.abs(soft[x + shift] - softNeighbours[x]));
    }
    return new Blur(steps, lost);
  }
}
