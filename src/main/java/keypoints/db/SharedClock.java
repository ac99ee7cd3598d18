package keypoints.db;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a database that several instances share, whatever the clocks of their machines say:
 * what one writes down as new must not be old to another, which would delete it. Between two looks
 * at the database it goes by this process's stopwatch.
 */
public final class SharedClock extends Clock {
  /** How far a stopwatch may lag, at most: it rests while a machine sleeps. */
  public static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final Database database;
  private final ZoneId zone;
  private final AtomicReference<Look> last;

  /**
   * @param nanos {@link System#nanoTime} when it was this time
   */
  private record Look(Instant time, long nanos) {}

  private SharedClock(Database database, ZoneId zone, AtomicReference<Look> last) {
    this.database = database;
    this.zone = zone;
    this.last = last;
  }

  /** Looks at once; {@link #look} is to be called again and again. */
  static SharedClock of(Database database, ZoneId zone) {
    SharedClock clock = new SharedClock(database, zone, new AtomicReference<>());
    clock.look();
    return clock;
  }

  /** Takes the time of the database, at most half a question and its answer late. */
  public void look() {
    long asked = System.nanoTime();
    Instant time =
        database
            .query("select now()", row -> row.getObject(1, OffsetDateTime.class))
            .get(0)
            .toInstant();
    last.set(new Look(time, asked + (System.nanoTime() - asked) / 2));
  }

  @Override
  public Instant instant() {
    Look look = last.get();
    return look.time().plusNanos(System.nanoTime() - look.nanos());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SharedClock(database, other, last);
  }
}
