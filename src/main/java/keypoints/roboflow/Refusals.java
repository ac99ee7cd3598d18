package keypoints.roboflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong upstream as a {@link Failure}. No exception of the HTTP client is
 * kept as a cause: their texts hold the address, and the address holds the key.
 */
final class Refusals {
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_CAUSES = 10;

  private final @Nullable ApiKey key;

  Refusals(@Nullable ApiKey key) {
    this.key = key;
  }

  /** The server answered with an error. */
  Failure refused(int status, byte[] body) {
    String said =
        Reply.parse(body).flatMap(Reply::message).orElseGet(() -> new String(body, UTF_8));
    return failure(reason(status), "status " + status + ": " + said);
  }

  /** An older server says status 200 and speaks of an error. */
  Failure refused(Reply reply) {
    boolean keyRefused =
        reply.head().object("error").text("type").filter("OAuthException"::equals).isPresent();
    return failure(
        keyRefused ? Reason.UPSTREAM_KEY_REFUSED : Reason.UPSTREAM_FAILED,
        "an error with status 200: " + reply.message().orElse(""));
  }

  /**
   * There was no answer at all.
   *
   * @param late whether we had waited as long as we may
   */
  Failure unanswered(ProcessingException exception, boolean late) {
    Optional<Throwable> unauthorized = cause(exception, HttpRetryException.class);
    if (unauthorized.isPresent()) {
      // how the JDK tells of a 401 where the body was streamed; it keeps the text to itself
      return refused(((HttpRetryException) unauthorized.get()).responseCode(), new byte[0]);
    }
    boolean silent = cause(exception, SocketTimeoutException.class).isPresent();
    return failure(
        late || silent ? Reason.UPSTREAM_TIMED_OUT : Reason.UPSTREAM_UNREACHABLE,
        innermost(exception).toString());
  }

  /** The answer broke off. */
  Failure brokenOff(IOException exception) {
    return failure(
        exception instanceof SocketTimeoutException
            ? Reason.UPSTREAM_TIMED_OUT
            : Reason.UPSTREAM_UNREADABLE,
        exception.toString());
  }

  /** The answer makes no sense. */
  Failure unreadable(String why, byte[] body) {
    int shown = Math.min(body.length, LONGEST_TEXT);
    return failure(Reason.UPSTREAM_UNREADABLE, why + ": " + new String(body, 0, shown, UTF_8));
  }

  /** Another reason, with a text of our own or of the server's. */
  Failure failure(Reason reason, String text) {
    String scrubbed = key == null ? text : key.scrub(text);
    String line = scrubbed.replaceAll("\\p{Cntrl}+", " ").strip();
    return new Failure(reason, line.substring(0, Math.min(line.length(), LONGEST_TEXT)));
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 400 -> Reason.UPSTREAM_PHOTO_REFUSED;
      case 401 -> Reason.UPSTREAM_KEY_REFUSED;
      case 402 -> Reason.UPSTREAM_NO_CREDITS;
      case 403 -> Reason.UPSTREAM_FORBIDDEN;
      case 404 -> Reason.UPSTREAM_MODEL_UNKNOWN;
      case 408, 504 -> Reason.UPSTREAM_TIMED_OUT;
      case 413 -> Reason.UPSTREAM_PHOTO_TOO_LARGE;
      case 422 -> Reason.UPSTREAM_SETTINGS_REFUSED;
      case 423 -> Reason.UPSTREAM_PAUSED;
      case 429, 503 -> Reason.UPSTREAM_BUSY;
      default -> Reason.UPSTREAM_FAILED;
    };
  }

  private static Optional<Throwable> cause(Throwable exception, Class<?> type) {
    return chain(exception).filter(type::isInstance).findFirst();
  }

  private static Throwable innermost(Throwable exception) {
    return chain(exception).reduce(exception, (outer, inner) -> inner);
  }

  private static Stream<Throwable> chain(Throwable exception) {
    return Stream.<@Nullable Throwable>iterate(exception, e -> e != null, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(Throwable.class::cast);
  }
}
