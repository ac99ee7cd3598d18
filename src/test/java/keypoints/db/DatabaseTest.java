package keypoints.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import keypoints.testing.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatabaseTest {
  private static final int MANY = 30;

  @TempDir Path folder;

  /** Without it, readers wait for a connection and give up after half a minute. */
  @ParameterizedTest
  @EnumSource
  void manyWhoWrite_leaveThoseWhoReadAConnection(Databases kind) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    CountDownLatch begun = new CountDownLatch(4);
    CountDownLatch done = new CountDownLatch(1);
    try (Database database = Database.open(kind.fresh(folder))) {
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

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void instancesThatStartTogether_makeTheTablesOnce(Databases kind) throws Exception {
    Database.Place place = kind.fresh(folder);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Integer>> starts = Collections.nCopies(4, () -> migrations(place));

    for (Future<Integer> applied : threads.invokeAll(starts)) {
      assertThat(applied.get()).isPositive();
    }
    threads.shutdown();
  }

  private static int migrations(Database.Place place) {
    try (Database database = Database.open(place)) {
      return database.query("select count(*) from migration", row -> row.getInt(1)).get(0);
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
