package keypoints.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  private static final int MANY = 30;

  @TempDir Path folder;

  /** Without it, readers wait for a connection and give up after half a minute. */
  @Test
  void manyWhoWrite_leaveThoseWhoReadAConnection() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    CountDownLatch begun = new CountDownLatch(4);
    CountDownLatch done = new CountDownLatch(1);
    try (Database database = Database.open(folder)) {
      for (int i = 0; i < MANY; i++) {
        threads.execute(() -> database.transact(transaction -> hold(begun, done)));
      }
      begun.await();
      TimeUnit.SECONDS.sleep(1);

      assertThat(database.query("select count(*) from run", row -> row.getInt(1)))
          .containsExactly(0);

      done.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void hold(CountDownLatch begun, CountDownLatch done) {
    begun.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
