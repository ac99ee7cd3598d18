package keypoints.roboflow;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The objects of a list that a server is surest of, however long the list is. */
final class Surest {
  private final int most;
  private final int mostValues;
  private final AtomicInteger values = new AtomicInteger();
  private final AtomicInteger offered = new AtomicInteger();
  private final PriorityQueue<Ranked> kept =
      new PriorityQueue<>(
          Comparator.comparingDouble(Ranked::confidence)
              .thenComparing(Comparator.comparingInt(Ranked::place).reversed()));

  private record Ranked(Fields fields, double confidence, int place, int values) {}

  /**
   * @param most how many objects are kept
   * @param mostValues how many values these may have in all
   */
  Surest(int most, int mostValues) {
    this.most = most;
    this.mostValues = mostValues;
  }

  /**
   * @param size how many values the object has
   */
  void offer(Fields fields, int size) {
    double confidence = fields.number("confidence", 0, 1).orElse(-1);
    kept.add(new Ranked(fields, confidence, offered.getAndIncrement(), size));
    values.addAndGet(size);
    while (kept.size() > most || values.get() > mostValues) {
      values.addAndGet(-kept.remove().values());
    }
  }

  /** How many are not kept. */
  int beyond() {
    return offered.get() - kept.size();
  }

  /** In the order in which they came. */
  List<Fields> objects() {
    return kept.stream()
        .sorted(Comparator.comparingInt(Ranked::place))
        .map(Ranked::fields)
        .toList();
  }
}
