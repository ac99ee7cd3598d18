package keypoints.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small copies of photos for lists, made when first asked for and kept beside the photo, so that a
 * list of large photos is no work the second time, whoever asks; the last few hundred stay in
 * memory.
 */
final class Thumbnails {
  private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
  private static final int MAX_KEPT = 300;

  private final Runs runs;
  private final Photos photos;
  private final Cache<String, byte[]> latest = Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

  Thumbnails(Runs runs, Photos photos) {
    this.runs = runs;
    this.photos = photos;
  }

  /** A JPEG of the whole photo. */
  byte[] of(String run, Supplier<Photo> photo) {
    byte[] small = latest.getIfPresent(run);
    if (small == null) {
      small = runs.small(run).orElseGet(() -> make(run, photo));
      latest.put(run, small);
    }
    return small;
  }

  /** One at a time, for decoding is what costs memory. */
  private synchronized byte[] make(String run, Supplier<Photo> photo) {
    byte[] small = photos.small(photo.get());
    try {
      runs.keepSmall(run, small);
    } catch (Failure full) {
      // seen all the same, and made again the next time
      LOG.debug("A small copy was not kept", full);
    }
    return small;
  }
}
