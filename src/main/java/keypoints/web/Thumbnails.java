package keypoints.web;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import keypoints.image.Photo;
import keypoints.image.Photos;

/** Small pictures for lists, made when first asked for; the last few hundred stay in memory. */
final class Thumbnails {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 192;
  private static final int MAX_KEPT = 300;
  private static final float QUALITY = 0.7f;
  private static final float LOAD = 0.75f;

  private final Photos photos;
  private final Map<String, byte[]> kept =
      new LinkedHashMap<>(MAX_KEPT, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MAX_KEPT;
        }
      };

  Thumbnails(Photos photos) {
    this.photos = photos;
  }

  /** A JPEG of the photo's middle, 4 to 3; one at a time, for decoding is what costs memory. */
  synchronized byte[] of(String run, Supplier<Photo> photo) {
    return kept.computeIfAbsent(run, id -> Photos.jpeg(small(photos.pixels(photo.get())), QUALITY));
  }

  /** A JPEG of the whole photo. */
  synchronized byte[] whole(String run, Supplier<Photo> photo) {
    return kept.computeIfAbsent(
        run + "/whole",
        id -> Photos.jpeg(Photos.small(photos.pixels(photo.get()), WIDTH), QUALITY));
  }

  private static BufferedImage small(BufferedImage photo) {
    double scale = Math.max((double) WIDTH / photo.getWidth(), (double) HEIGHT / photo.getHeight());
    int width = (int) Math.ceil(photo.getWidth() * scale);
    int height = (int) Math.ceil(photo.getHeight() * scale);
    // averages whole areas; plain interpolation would drop most of a large photo's pixels
    Image scaled = photo.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
    BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = small.createGraphics();
    graphics.drawImage(scaled, (WIDTH - width) / 2, (HEIGHT - height) / 2, null);
    graphics.dispose();
    return small;
  }
}
