package keypoints.jetty;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** One body on its way in: taken as it comes, without waiting, then handed on. */
final class Arrival implements Invocable.Task {
  /** Says of a request that its body is whole and in memory: parts of it need no files. */
  private static final String IN_MEMORY = "keypoints.in_memory";

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final WholeBodies handler;
  private final Spool spool;
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  Arrival(Request request, Response response, Callback callback, WholeBodies handler) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.handler = handler;
    this.spool = new Spool(handler.room());
  }

  void begin(Duration grace) {
    watch(System.nanoTime(), grace.toNanos());
    take(false);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public void run() {
    take(true);
  }

  /**
   * Takes what is there.
   *
   * @param called whether Jetty called us back, on a thread that must not wait
   */
  private void take(boolean called) {
    boolean more = true;
    while (more) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        more = false;
      } else if (Content.Chunk.isFailure(chunk)) {
        // a broken body is refused by the application, with its page
        end(Content.Chunk.from(chunk.getFailure(), true), called);
        more = false;
      } else {
        more = keep(chunk, called);
      }
    }
  }

  /** Whether there is more to come. */
  private boolean keep(Content.Chunk chunk, boolean called) {
    arrived.addAndGet(chunk.remaining());
    boolean kept = spool.add(chunk.getByteBuffer());
    boolean last = chunk.isLast();
    chunk.release();
    // what cannot be kept, or is too long to be, the application reads by itself
    boolean whole = last || !kept || arrived.get() > WholeBodies.LONGEST;
    if (whole) {
      end(last ? Content.Chunk.EOF : null, called);
    }
    return !whole;
  }

  /**
   * Hands on what there is.
   *
   * @param last as {@link SpooledRequest} takes it
   */
  private void end(Content.@Nullable Chunk last, boolean called) {
    over.set(true);
    if (last == Content.Chunk.EOF && spool.isInMemory()) {
      request.setAttribute(IN_MEMORY, true);
    }
    SpooledRequest whole = new SpooledRequest(request, spool, last);
    Callback done = Callback.from(callback, spool::close);
    if (called) {
      request.getContext().execute(() -> handler.next(whole, response, done));
    } else {
      handler.next(whole, response, done);
    }
  }

  private void watch(long start, long nanos) {
    var unused =
        request
            .getComponents()
            .getScheduler()
            .schedule(() -> look(start, nanos), nanos, TimeUnit.NANOSECONDS);
  }

  /** Waits on for what has been earned since, or cuts the connection. */
  private void look(long start, long nanos) {
    if (over.get()) {
      return;
    }
    long earned = arrived.get() * TimeUnit.SECONDS.toNanos(1) / WholeBodies.BYTES_A_SECOND;
    long left = nanos + earned - (System.nanoTime() - start);
    if (left > 0) {
      watch(start, left);
    } else {
      var slow = new TimeoutException("body too slow");
      request.getConnectionMetaData().getConnection().getEndPoint().close(slow);
    }
  }
}
