package keypoints.roboflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.ProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
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
    Throwable cause = innermost(exception);
    return failure(late ? Reason.UPSTREAM_TIMED_OUT : unanswered(exception), cause.toString());
  }

  private static Reason unanswered(Throwable exception) {
    if (cause(exception, SSLException.class).isPresent() && !isLost(exception)) {
      return Reason.UPSTREAM_MISCONFIGURED;
    }
    return cause(exception, SocketTimeoutException.class).filter(Refusals::isSilence).isPresent()
        ? Reason.UPSTREAM_TIMED_OUT
        : Reason.UPSTREAM_UNREACHABLE;
  }

  /** The JDK has one class for both: no connection in time, and none of the answer. */
  private static boolean isSilence(Throwable timeout) {
    return !String.valueOf(timeout.getMessage()).contains("onnect timed out");
  }

  /** Whether a connection was refused or broke, so that another one may go better. */
  static boolean isLost(Throwable exception) {
    return cause(exception, SocketException.class)
        .or(() -> cause(exception, EOFException.class))
        .isPresent();
  }

  /** The answer broke off. */
  Failure brokenOff(IOException exception) {
    return failure(
        exception instanceof SocketTimeoutException
            ? Reason.UPSTREAM_TIMED_OUT
            : Reason.UPSTREAM_UNREACHABLE,
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
      default -> isRedirect(status) ? Reason.UPSTREAM_MISCONFIGURED : Reason.UPSTREAM_FAILED;
    };
  }

  private static boolean isRedirect(int status) {
    return status >= 300 && status < 400;
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
