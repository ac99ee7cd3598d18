package keypoints.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.run.Copies;

/** Small copies of photos for lists; the last few hundred stay in memory. */
final class Thumbnails {
  private static final int MAX_KEPT = 300;

  private final Copies copies;
  private final Photos photos;
  private final Cache<String, byte[]> latest = Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

  Thumbnails(Copies copies, Photos photos) {
    this.copies = copies;
    this.photos = photos;
  }

  /** A JPEG of the whole photo. */
  byte[] of(String run, Supplier<Photo> photo) {
    byte[] small = latest.getIfPresent(run);
    if (small == null) {
      small = copies.small(run, () -> photos.small(photo.get()));
      latest.put(run, small);
    }
    return small;
  }
}
