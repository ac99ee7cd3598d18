package keypoints.failure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be answered. {@link #reason()} and {@link #details()} make the sentence for
 * people; the exception's own message is for the log and must hold no secret.
 */
public final class Failure extends RuntimeException {
  private final Reason reason;
  private final transient List<Object> details;
  private final @Nullable Duration retryAfter;

  /**
   * @param log what the log should say, or null when the reason says it all
   * @param details the numbers or words that the sentence of {@code reason} has places for
   */
  public Failure(Reason reason, @Nullable String log, Object... details) {
    this(reason, log, null, details);
  }

  /** As above, with the exception that was the cause; it is logged, never shown. */
  public Failure(
      Reason reason, @Nullable String log, @Nullable Throwable cause, Object... details) {
    super(log == null ? reason.name() : reason.name() + ": " + log, cause);
    this.reason = reason;
    this.details = List.of(details);
    this.retryAfter = null;
  }

  private Failure(Failure other, Duration wait) {
    super(other.getMessage(), other.getCause());
    this.reason = other.reason;
    this.details = other.details;
    this.retryAfter = wait;
  }

  /** The same failure of which it is known that another try is of no use before so much time. */
  public Failure after(Duration wait) {
    return new Failure(this, wait);
  }

  public Reason reason() {
    return reason;
  }

  /** When to try again; empty when that is not known, or would not help. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What fills the places of the sentence, in order; empty when it has none. */
  public List<Object> details() {
    return details;
  }
}
