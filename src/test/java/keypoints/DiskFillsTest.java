package keypoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import keypoints.testing.DiskFills;
import keypoints.testing.Tally;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a full disk leaves of batches; {@link DiskFills} as a program fills it many times. */
final class DiskFillsTest {
  @BeforeAll
  static void needASmallDisk() {
    assumeThat(DiskFills.possible()).as("only root on Linux may mount a disk in memory").isTrue();
  }

  @Test
  void diskOfTheDatabase_fullWhileABatchRuns_losesNothingAndGoesOn() throws Exception {
    assertThat(DiskFills.run(false, 1)).matches(Tally::good);
  }

  @Test
  void diskOfTheFolderOfPhotos_fullWhileABatchRuns_losesNothingAndGoesOn() throws Exception {
    assertThat(DiskFills.run(true, 1)).matches(Tally::good);
  }
}
