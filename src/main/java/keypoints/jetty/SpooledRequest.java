package keypoints.jetty;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request of which the body, or its beginning, has been read before. */
final class SpooledRequest extends Request.Wrapper {
  /** Read at once, bytes. */
  private static final int STEP = 8_192;

  private final InputStream spooled;
  private final boolean whole;

  /**
   * @param whole whether nothing follows what was spooled
   */
  SpooledRequest(Request request, InputStream spooled, boolean whole) {
    super(request);
    this.spooled = spooled;
    this.whole = whole;
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
    return whole ? Content.Chunk.EOF : super.read();
  }

  /** What was spooled is there already. */
  @Override
  public void demand(Runnable demandCallback) {
    if (whole) {
      getContext().execute(demandCallback);
    } else {
      super.demand(demandCallback);
    }
  }
}
