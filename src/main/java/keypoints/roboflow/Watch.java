package keypoints.roboflow;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;

/**
 * Ends a request of which the answer does not begin. The JDK limits the silence between two bytes
 * only: a server that does not take the photo, or that sends its headers byte by byte, would hold
 * us for ever.
 */
final class Watch implements ConnectionFactory, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Watch::thread);

  /** The connection is opened on the thread that asks, deep within Jersey. */
  private final Map<Thread, Call> calls = new ConcurrentHashMap<>();

  private record Call(AtomicReference<HttpURLConnection> connection, Future<?> end) {}

  Watch() {
    timer.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "roboflow-watch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * This thread is about to ask.
   *
   * @param deadline as {@link System#nanoTime} counts
   */
  void begin(long deadline) {
    AtomicReference<HttpURLConnection> connection = new AtomicReference<>();
    Future<?> end =
        timer.schedule(
            () -> Optional.ofNullable(connection.get()).ifPresent(HttpURLConnection::disconnect),
            deadline - System.nanoTime(),
            TimeUnit.NANOSECONDS);
    calls.put(Thread.currentThread(), new Call(connection, end));
  }

  @Override
  public HttpURLConnection getConnection(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    Call call = calls.get(Thread.currentThread());
    if (call != null) {
      call.connection().set(connection);
    }
    return connection;
  }

  /** The answer to this thread has begun, or never will. */
  void finished() {
    Call call = calls.remove(Thread.currentThread());
    if (call != null) {
      call.end().cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
