package keypoints.roboflow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}, seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  /** A server that asks for more is not taken at its word, seconds. */
  private static final long LONGEST = 300;

  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * The time to wait from {@code now} on, 0 s - 300 s; empty when the header is absent, in the past
   * or no time at all.
   */
  static Optional<Duration> read(@Nullable String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    return seconds(text, now)
        .filter(seconds -> seconds >= 0)
        .map(seconds -> Duration.ofSeconds(Math.min(LONGEST, seconds)));
  }

  private static Optional<Long> seconds(String text, Instant now) {
    if (text.matches("[0-9]+")) {
      return Optional.of(text.length() > MOST_DIGITS ? LONGEST : Long.parseLong(text));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, then).toSeconds());
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }
}
