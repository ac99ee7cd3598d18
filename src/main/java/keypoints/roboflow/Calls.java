package keypoints.roboflow;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls to one server: not too many at once, a second time where that may help, and for a
 * while none when too many have failed, so that nobody waits for a server that is known to be down.
 */
final class Calls {
  /** Of so many calls, so many may not fail. */
  private static final int WINDOW = 20;

  private static final int MOST_FAILED = 10;

  /** How long the server is left alone then; after it, a few calls show how it does. */
  private static final Duration REST = Duration.ofSeconds(5);

  private static final int PROBES = 3;
  private static final int GOOD_PROBES = 2;

  private final Budget budget = new Budget();
  private final CircuitBreaker<Outcome> breaker;
  private final FailsafeExecutor<Outcome> guards;

  /** Not Failsafe's bulkhead: version 3.3.2 loses a place with each call that it refuses. */
  private final Semaphore places;

  /**
   * @param most how many calls may be on their way at once; one more is refused
   */
  Calls(int most) {
    breaker =
        CircuitBreaker.<Outcome>builder()
            .handleResultIf(Outcome::ill)
            .withFailureThreshold(MOST_FAILED, WINDOW)
            .withDelay(REST)
            .withSuccessThreshold(GOOD_PROBES, PROBES)
            .build();
    RetryPolicy<Outcome> secondTry =
        RetryPolicy.<Outcome>builder()
            .handleIf((outcome, unexpected) -> mayTryAgain(outcome))
            .withMaxRetries(1)
            .withDelayFn(context -> context.getLastResult().pause())
            .onRetry(event -> budget.spend())
            .build();
    // the breaker within, so that a second try needs its leave
    guards = Failsafe.with(secondTry, breaker);
    places = new Semaphore(most);
  }

  private boolean mayTryAgain(@Nullable Outcome outcome) {
    return outcome != null && outcome.pause() != null && breaker.isClosed() && budget.allows();
  }

  /**
   * The answer to this call.
   *
   * @throws Failure that of the call, BUSY, or UPSTREAM_UNREACHABLE without having asked
   */
  byte[] make(CheckedSupplier<Outcome> call) {
    if (!places.tryAcquire()) {
      throw new Failure(Reason.BUSY, "as many calls to the server as there may be");
    }
    try {
      return answer(guarded(call));
    } finally {
      places.release();
    }
  }

  private static byte[] answer(Outcome outcome) {
    if (outcome.failure() != null) {
      throw outcome.failure();
    }
    return outcome.answer();
  }

  private Outcome guarded(CheckedSupplier<Outcome> call) {
    budget.earn();
    try {
      return guards.get(call);
    } catch (CircuitBreakerOpenException open) {
      throw new Failure(Reason.UPSTREAM_UNREACHABLE, "not asked, because too many calls failed")
          .after(breaker.getRemainingDelay());
    }
  }
}
