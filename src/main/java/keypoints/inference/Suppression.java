package keypoints.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Greedy non-maximum suppression: of things that are the same one, the best stays. */
public final class Suppression {
  private Suppression() {}

  /**
   * Those that no better one stands for.
   *
   * @param bestFirst what was found, in that order
   * @param same whether the first of two, which is the better one, makes the other superfluous
   */
  public static <T> List<T> keep(List<T> bestFirst, BiPredicate<T, T> same) {
    List<T> kept = new ArrayList<>();
    for (T next : bestFirst) {
      if (kept.stream().noneMatch(better -> same.test(better, next))) {
        kept.add(next);
      }
    }
    return kept;
  }
}
