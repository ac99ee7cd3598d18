package keypoints.batch;

import static org.assertj.core.api.Assertions.assertThat;

import keypoints.testing.Tally;
import org.junit.jupiter.api.Test;

/** Instances whose clocks are days apart; {@link ClockJumps} as a program lets them jump often. */
final class ClockJumpsTest {
  @Test
  void clocksThatDifferAndJump_loseNothingAndNobodyIsTakenForDead() throws Exception {
    assertThat(ClockJumps.run(4)).matches(Tally::good);
  }
}
