package keypoints.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    int done = count(items, Item.State.DONE);
    int failed = count(items, Item.State.FAILED);
    int cancelled = count(items, Item.State.CANCELLED);
    int all = batch.complete() ? items.size() : Math.max(batch.announced(), items.size());
    int open = all - done - failed - cancelled;
    return new Progress(all, items.size(), done, failed, cancelled, left(items, open));
  }

  private static int count(List<Item> items, Item.State state) {
    return (int) items.stream().filter(item -> item.state() == state).count();
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
