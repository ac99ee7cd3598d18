package keypoints.roboflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls to a server of which some go wrong. */
final class CallsTest {
  private static final int ASKED = 1_000;

  private final Calls calls = new Calls(1);
  private final AtomicInteger made = new AtomicInteger();
  private final Random random = new Random(1);

  @Test
  void oneInTenWrong_isHardlyNoticed() {
    assertThat(answered(0.1)).isGreaterThanOrEqualTo(980);
    assertThat(made.get()).isLessThanOrEqualTo(1_110);
  }

  /** The share at which the server is not left alone yet. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.25, 0.3})
  void moreWrong_makesNoStormOfSecondTries(double wrong) {
    assertThat(answered(wrong)).isLessThan(980);
    assertThat(made.get()).isLessThanOrEqualTo(1_110);
  }

  private int answered(double wrong) {
    int answered = 0;
    for (int i = 0; i < ASKED; i++) {
      try {
        answered += calls.make(() -> call(wrong)).length;
      } catch (Failure failure) {
        assertThat(failure.reason()).isIn(Reason.UPSTREAM_BUSY, Reason.UPSTREAM_UNREACHABLE);
      }
    }
    return answered;
  }

  private Outcome call(double wrong) {
    made.incrementAndGet();
    return random.nextDouble() < wrong
        ? Outcome.failed(new Failure(Reason.UPSTREAM_BUSY, null), Duration.ZERO)
        : Outcome.answered(new byte[1]);
  }
}
