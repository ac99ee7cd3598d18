package keypoints.jetty;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request through when its body is there, so that one that comes slowly, or never, holds no
 * thread. Whoever sends too slowly is cut off: the wait is {@link #GRACE} and a second more for
 * every {@value #BYTES_A_SECOND} bytes that came.
 *
 * <p>A body that says it is longer than any the application reads goes through at once, for it is
 * refused unread.
 */
public final class WholeBodies extends Handler.Wrapper {
  /** Bodies of more bytes are not waited for. */
  static final int LONGEST = 40_000_000;

  /** 128 kbit/s: a phone at the edge of its net is faster. */
  static final int BYTES_A_SECOND = 16_000;

  private static final Duration GRACE = Duration.ofSeconds(30);

  /** What may wait in memory altogether, bytes; the photos of a few visitors. */
  private static final long MEMORY = 16_000_000;

  private final Duration grace;
  private final AtomicLong room = new AtomicLong(MEMORY);

  public WholeBodies() {
    this(GRACE);
  }

  /**
   * @param grace how long a body may take of which nothing arrives
   */
  WholeBodies(Duration grace) {
    this.grace = grace;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!hasBody(request) || request.getLength() > LONGEST) {
      return super.handle(request, response, callback);
    }
    new Arrival(request, response, callback, this).begin(grace);
    return true;
  }

  private static boolean hasBody(Request request) {
    return request.getLength() > 0
        || request
            .getHeaders()
            .contains(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED.asString());
  }

  /** Bytes that may still wait in memory. */
  AtomicLong room() {
    return room;
  }

  /** What comes after us, and its failures. */
  @SuppressWarnings("IllegalCatch") // on a thread of its own nobody else would meet it
  void next(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
