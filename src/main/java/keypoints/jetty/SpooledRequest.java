package keypoints.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request of which the body, or its beginning, has been read before. */
final class SpooledRequest extends Request.Wrapper {
  private final Spool spooled;
  private final Content.@Nullable Chunk last;

  /**
   * @param last what follows what was spooled, the end or a failure; null when there is more
   */
  SpooledRequest(Request request, Spool spooled, Content.@Nullable Chunk last) {
    super(request);
    this.spooled = spooled;
    this.last = last;
  }

  @Override
  public Content.Chunk read() {
    ByteBuffer next;
    try {
      next = spooled.next();
    } catch (IOException e) {
      return Content.Chunk.from(e, true);
    }
    if (next.hasRemaining()) {
      return Content.Chunk.from(next, false);
    }
    return last == null ? super.read() : last;
  }

  /** What was spooled is there already. */
  @Override
  public void demand(Runnable demandCallback) {
    if (last == null) {
      super.demand(demandCallback);
    } else {
      getContext().execute(demandCallback);
    }
  }
}
