package keypoints.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a batch is.
 *
 * @param all photos that it has, or was said to get if those are more
 * @param arrived photos that it has
 * @param done of them
 * @param failed of them
 * @param cancelled of them
 * @param left how much longer it will take at the pace of its last photos; empty when that cannot
 *     be told
 */
public record Progress(
    int all, int arrived, int done, int failed, int cancelled, Optional<Duration> left) {

  /** The pace is that of the last so many photos, and is not told before there are so few. */
  private static final int RECENT = 20;

  private static final int FEW = 4;

  /** The progress of a batch with these photos. */
  public static Progress of(Batch batch, List<Item> items) {
    Map<Item.State, Integer> counts = new EnumMap<>(Item.State.class);
    items.forEach(item -> counts.merge(item.state(), 1, Integer::sum));
    Progress now = of(batch, counts, Optional.empty());
    return of(batch, counts, left(items, now.all() - now.over()));
  }

  /** The progress of a batch with so many photos in each state. */
  static Progress of(Batch batch, Map<Item.State, Integer> counts, Optional<Duration> left) {
    int arrived = counts.values().stream().mapToInt(count -> count).sum();
    return new Progress(
        batch.complete() ? arrived : Math.max(batch.announced(), arrived),
        arrived,
        counts.getOrDefault(Item.State.DONE, 0),
        counts.getOrDefault(Item.State.FAILED, 0),
        counts.getOrDefault(Item.State.CANCELLED, 0),
        left);
  }

  private static Optional<Duration> left(List<Item> items, int open) {
    List<Instant> ends =
        items.stream()
            .filter(item -> item.tries() > 0)
            .map(Item::finished)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (open == 0 || ends.size() < FEW) {
      return Optional.empty();
    }
    List<Instant> last = ends.subList(Math.max(0, ends.size() - RECENT), ends.size());
    Duration took = Duration.between(last.get(0), last.get(last.size() - 1));
    return Optional.of(took.multipliedBy(open).dividedBy(last.size() - 1L));
  }

  /** Photos that nothing more will happen to by itself. */
  public int over() {
    return done + failed + cancelled;
  }

  /** Whether nothing more will happen. */
  public boolean finished() {
    return over() == all;
  }
}
