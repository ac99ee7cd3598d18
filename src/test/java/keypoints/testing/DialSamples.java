package keypoints.testing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the sample photos of the start page, scenes chosen by eye, as {@code NAME.jpg} (800 x 600)
 * and {@code NAME-thumb.jpg} (160 x 120).
 *
 * <p>Arguments: folder; then, to look for others, any number of NAME=SEED.
 */
final class DialSamples {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int MOST_BYTES = 90_000;
  private static final int MOST_THUMB_BYTES = 5_000;
  private static final Map<String, Long> CHOSEN =
      Map.of("wall-clock", 2121L, "gauge", 2029L, "station", 2123L, "workshop", 2035L);

  private DialSamples() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Map<String, Long> seeds = new TreeMap<>(args.length > 1 ? Map.of() : CHOSEN);
    for (int i = 1; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      seeds.put(args[i].substring(0, equals), Long.parseLong(args[i].substring(equals + 1)));
    }
    for (Map.Entry<String, Long> sample : seeds.entrySet()) {
      BufferedImage picture = DialScenes.scene(sample.getValue(), WIDTH, HEIGHT).picture();
      write(folder.resolve(sample.getKey() + ".jpg"), picture, MOST_BYTES);
      write(folder.resolve(sample.getKey() + "-thumb.jpg"), thumb(picture), MOST_THUMB_BYTES);
    }
  }

  /** Writes with the best quality up to 0.85 that stays within the size. */
  private static void write(Path file, BufferedImage picture, int most) throws IOException {
    float quality = 0.85f;
    byte[] bytes = DialPhotoEffects.jpeg(picture, quality);
    while (bytes.length > most && quality > 0.1f) {
      quality -= 0.05f;
      bytes = DialPhotoEffects.jpeg(picture, quality);
    }
    Files.write(file, bytes);
  }

  private static BufferedImage thumb(BufferedImage picture) {
    BufferedImage half = scaled(picture, WIDTH / 2, HEIGHT / 2);
    return scaled(half, WIDTH / 5, HEIGHT / 5);
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(picture, 0, 0, width, height, null);
    g.dispose();
    return small;
  }
}
