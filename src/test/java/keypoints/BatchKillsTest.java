package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import keypoints.testing.BatchKills;
import keypoints.testing.Databases;
import keypoints.testing.KillPoint;
import keypoints.testing.Tally;
import org.junit.jupiter.api.Test;

/** What a few kills leave of batches; {@link BatchKills} as a program does it 300 times. */
final class BatchKillsTest {
  @Test
  void instanceKilledAtItsWork_losesItToTheOtherOnce() throws Exception {
    List<KillPoint> points =
        List.of(KillPoint.PHOTO_CLAIMED, KillPoint.RUN_KEPT, KillPoint.PHOTO_DONE);
    assertThat(BatchKills.run(Databases.POSTGRESQL, points, 1)).matches(Tally::good);
  }

  @Test
  void killedAlone_goesOnWhenItIsStartedAgain() throws Exception {
    assertThat(BatchKills.run(Databases.EMBEDDED, List.of(), 4)).matches(Tally::good);
  }
}
