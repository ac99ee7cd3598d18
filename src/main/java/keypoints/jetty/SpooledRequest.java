package keypoints.jetty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request of which the body, or its beginning, has been read before. */
final class SpooledRequest extends Request.Wrapper {
  /** Read at once, bytes. */
  private static final int STEP = 8_192;

  private final InputStream spooled;
  private final Content.@Nullable Chunk last;

  /**
   * @param last what follows what was spooled, the end or a failure; null when there is more
   */
  SpooledRequest(Request request, InputStream spooled, Content.@Nullable Chunk last) {
    super(request);
    this.spooled = spooled;
    this.last = last;
  }

  @Override
  public Content.Chunk read() {
    byte[] bytes;
    try {
      bytes = spooled.readNBytes(STEP);
    } catch (IOException e) {
      return Content.Chunk.from(e, true);
    }
    if (bytes.length > 0) {
      return Content.Chunk.from(ByteBuffer.wrap(bytes), false);
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
