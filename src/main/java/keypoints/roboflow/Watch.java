package keypoints.roboflow;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.client.HttpUrlConnectorProvider.ConnectionFactory;

/**
 * Ends a request of which the answer does not begin. The JDK limits the silence between two bytes
 * only: a server that does not take the photo, or that sends its headers byte by byte, would hold
 * us for ever.
 */
final class Watch implements ConnectionFactory, AutoCloseable {
  private final Duration longest;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Watch::thread);

  /** The connection is opened on the thread that asks, deep within Jersey. */
  private final Map<Thread, Future<?>> ends = new ConcurrentHashMap<>();

  Watch(Duration longest) {
    this.longest = longest;
    timer.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "roboflow-watch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public HttpURLConnection getConnection(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    ends.put(
        Thread.currentThread(),
        timer.schedule(connection::disconnect, longest.toMillis(), TimeUnit.MILLISECONDS));
    return connection;
  }

  /** The answer to this thread has begun, or never will. */
  void finished() {
    Future<?> end = ends.remove(Thread.currentThread());
    if (end != null) {
      end.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
