package keypoints.web;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.inference.ImageSize;
import keypoints.run.Run;

/** Small pictures for lists, made when first asked for; the last few hundred stay in memory. */
final class Thumbnails {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int MAX_KEPT = 300;
  private static final float LOAD = 0.75f;

  private final Site site;
  private final Map<String, byte[]> kept =
      new LinkedHashMap<>(MAX_KEPT, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MAX_KEPT;
        }
      };

  Thumbnails(Site site) {
    this.site = site;
  }

  /** A JPEG of the photo's middle, 4 to 3; one at a time, for decoding is what costs memory. */
  synchronized byte[] of(Run run) {
    return kept.computeIfAbsent(run.id(), id -> jpeg(small(photo(run))));
  }

  private BufferedImage photo(Run run) {
    byte[] bytes =
        site.runs().photo(run.id()).orElseThrow(() -> new Failure(Reason.RUN_UNKNOWN, null));
    ImageSize size = run.inference().image();
    return site.photos().pixels(new Photo(bytes, run.photoFormat(), size.width(), size.height()));
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

  private static byte[] jpeg(BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpg", new MemoryCacheImageOutputStream(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
