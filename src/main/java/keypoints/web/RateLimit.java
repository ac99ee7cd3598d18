package keypoints.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;

/** How much of something each visitor may have in a time; of most visitors nothing is kept. */
final class RateLimit {
  private static final int MOST_VISITORS = 100_000;

  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param most at once, and again after {@code time}; at least 1
   */
  RateLimit(int most, Duration time) {
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_VISITORS)
            .expireAfterAccess(time.multipliedBy(2))
            .build(
                visitor ->
                    Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, time))
                        .build());
  }

  /** Takes one for this visitor; returns how long to wait when there is none. */
  Optional<Duration> take(String visitor) {
    var taken = buckets.get(visitor).tryConsumeAndReturnRemaining(1);
    return taken.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
  }

  /** How long this visitor has to wait before there is one to take; empty when not at all. */
  Optional<Duration> waitOf(String visitor) {
    var estimate = buckets.get(visitor).estimateAbilityToConsume(1);
    return estimate.canBeConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(estimate.getNanosToWaitForRefill()));
  }

  /** Takes one even where there is none left, so that many at once cost as many waits. */
  void owe(String visitor) {
    buckets.get(visitor).consumeIgnoringRateLimits(1);
  }
}
