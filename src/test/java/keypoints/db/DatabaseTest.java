package keypoints.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import keypoints.db.Database.Transaction;
import keypoints.testing.Databases;
import org.junit.jupiter.api.Test;
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

  /** As a process that is killed while it makes its tables leaves them. */
  @Test
  void startThatWasCutOffAnywhere_isFinishedByTheNext() throws Exception {
    int statements = 0;
    boolean cut = true;
    while (cut) {
      Database.Place place = Databases.EMBEDDED.fresh(folder.resolve("cut-" + statements));
      cut = startIsCut(place, statements);
      try (Database database = Database.open(place)) {
        assertThat(database.query("select max(number) from migration", row -> row.getInt(1)))
            .containsExactly(Migrations.of(Dialect.H2).scripts().size());
        assertThat(database.query("select count(*) from batch_item", row -> row.getInt(1)))
            .containsExactly(0);
      }
      statements++;
    }
    assertThat(statements).isGreaterThan(40);
  }

  /** Makes tables until so many statements were done, and goes without another word. */
  private static boolean startIsCut(Database.Place place, int statements) throws Exception {
    try (HikariDataSource pool = Dialect.H2.pool(place);
        Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      Migrations.of(Dialect.H2).apply(new Transaction(ending(connection, statements)));
      connection.commit();
      return false;
    } catch (CutOff end) {
      return true;
    }
  }

  private static final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Connection ending(Connection connection, int statements) {
    AtomicInteger left = new AtomicInteger(statements);
    return (Connection)
        Proxy.newProxyInstance(
            DatabaseTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, values) -> {
              if (method.getName().equals("prepareStatement") && left.getAndDecrement() == 0) {
                throw new CutOff();
              }
              return method.invoke(connection, values);
            });
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
