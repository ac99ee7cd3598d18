package keypoints.roboflow;

import java.time.Duration;
import keypoints.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call.
 *
 * @param answer the whole body; empty when there is a failure
 * @param failure null when there is an answer
 * @param ill whether the server is at fault, not what it was asked
 * @param pause how long to wait before a second try; null when that would not help
 */
record Outcome(byte[] answer, @Nullable Failure failure, boolean ill, @Nullable Duration pause) {

  static Outcome answered(byte[] answer) {
    return new Outcome(answer, null, false, null);
  }

  /** The server does its work, but not for this question. */
  static Outcome refused(Failure failure) {
    return new Outcome(new byte[0], failure, false, null);
  }

  static Outcome failed(Failure failure, @Nullable Duration pause) {
    return new Outcome(new byte[0], failure, true, pause);
  }
}
