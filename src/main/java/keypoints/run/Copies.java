package keypoints.run;

import java.util.function.Supplier;
import keypoints.db.PhotoStore;
import keypoints.db.PhotoStore.Kind;
import keypoints.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Smaller copies of photos, JPEG, made when first asked for and kept beside the photo, so that they
 * are no work the second time, whoever asks.
 */
public final class Copies {
  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

  private final PhotoStore photos;

  Copies(PhotoStore photos) {
    this.photos = photos;
  }

  /** A small copy of a run's photo. */
  public byte[] small(String id, Supplier<byte[]> making) {
    return of(id, Kind.SMALL, making);
  }

  /** A copy of a run's photo as large as screens show it. */
  public byte[] screen(String id, Supplier<byte[]> making) {
    return of(id, Kind.SCREEN, making);
  }

  private byte[] of(String id, Kind kind, Supplier<byte[]> making) {
    return photos.get(id, kind).orElseGet(() -> make(id, kind, making));
  }

  /** One at a time, for decoding is what costs memory. */
  private synchronized byte[] make(String id, Kind kind, Supplier<byte[]> making) {
    byte[] copy = making.get();
    try {
      photos.put(id, kind, copy);
    } catch (Failure full) {
      // seen all the same, and made again the next time
      LOG.debug("A copy was not kept", full);
    }
    return copy;
  }
}
