package keypoints.testing;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Writes a training set: {@code pictures.u8}, the scenes' pictures one after the other as SIDE x
 * SIDE x RGB bytes, each fitted into the square with grey edges; and {@code labels.jsonl}, one line
 * a scene: its seed and its dials with class, box (centre and size) and keypoints (x, y, visible),
 * all in pixels of the square, and the reading.
 *
 * <p>Arguments: folder, first seed, number of scenes, and {@code near} for a set of dials seen from
 * near, one a picture, as the engine's second look sees them.
 */
final class DialSet {
  private static final int SIDE = 320;

  /** More than the second look sees, so that training can turn and shift what is seen. */
  private static final double SURROUNDINGS = 1.6;

  private static final int BATCH = 256;

  private DialSet() {}

  private record Sample(byte[] picture, String label) {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    long first = Long.parseLong(args[1]);
    long count = Long.parseLong(args[2]);
    LongFunction<List<Sample>> draw = args.length > 3 ? DialSet::near : DialSet::whole;
    try (OutputStream pictures =
            new BufferedOutputStream(Files.newOutputStream(folder.resolve("pictures.u8")));
        Writer labels = Files.newBufferedWriter(folder.resolve("labels.jsonl"))) {
      for (long done = 0; done < count; done += BATCH) {
        List<Sample> samples =
            LongStream.range(first + done, first + Math.min(count, done + BATCH))
                .parallel()
                .mapToObj(draw)
                .flatMap(List::stream)
                .toList();
        for (Sample sample : samples) {
          pictures.write(sample.picture());
          labels.write(sample.label());
        }
        System.out.printf(Locale.ROOT, "%d of %d%n", Math.min(count, done + BATCH), count);
      }
    }
  }

  private static List<Sample> near(long seed) {
    DialScene scene = DialNear.scene(seed);
    if (scene.dials().isEmpty()) {
      DialNear.Square middle = DialNear.middle(scene);
      return List.of(
          new Sample(middle.pixels(scene.picture(), SIDE), label(seed, List.of(), 0, 0)));
    }
    return DialNear.dials(scene).stream()
        .map(
            dial -> {
              DialNear.Square square = DialNear.Square.around(dial, SURROUNDINGS);
              return new Sample(
                  square.pixels(scene.picture(), SIDE),
                  label(seed, List.of(square.of(dial, SIDE)), 0, 0));
            })
        .toList();
  }

  private static List<Sample> whole(long seed) {
    DialRandom random = new DialRandom(~seed);
    int side = random.chance(0.12) ? SIDE : (int) (SIDE * random.between(0.56, 1));
    boolean upright = random.chance(0.45);
    int width = upright ? side : SIDE;
    int height = upright ? SIDE : side;
    DialScene scene = DialScenes.scene(seed, width, height);
    int left = (SIDE - width) / 2;
    int top = (SIDE - height) / 2;
    return List.of(
        new Sample(bytes(scene.picture(), left, top), label(seed, scene.dials(), left, top)));
  }

  private static byte[] bytes(BufferedImage picture, int left, int top) {
    byte[] bytes = new byte[SIDE * SIDE * 3];
    Arrays.fill(bytes, (byte) DialNear.GREY);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int pixel = picture.getRGB(x, y);
        int at = ((y + top) * SIDE + x + left) * 3;
        bytes[at] = (byte) (pixel >> 16);
        bytes[at + 1] = (byte) (pixel >> 8);
        bytes[at + 2] = (byte) pixel;
      }
    }
    return bytes;
  }

  private static String label(long seed, List<Dial> dials, int left, int top) {
    StringBuilder json = new StringBuilder(400);
    json.append("{\"seed\":").append(seed).append(",\"dials\":[");
    String comma = "";
    for (Dial dial : dials) {
      json.append(comma);
      append(
          json,
          "{\"class\":%d,\"reading\":%.4f,",
          dial.kind() == Dial.Kind.CLOCK ? 0 : 1,
          dial.reading());
      append(json, "\"box\":[%.2f,%.2f,", dial.x() + left, dial.y() + top);
      append(json, "%.2f,%.2f],\"keypoints\":[", dial.width(), dial.height());
      String inner = "";
      for (Dial.Point p : dial.keypoints()) {
        int seen = p.visible() ? 1 : 0;
        append(json, inner + "[%.2f,%.2f,%d]", p.x() + left, p.y() + top, seen);
        inner = ",";
      }
      json.append("]}");
      comma = ",";
    }
    return json.append("]}\n").toString();
  }

  private static void append(StringBuilder json, String format, Object... values) {
    json.append(String.format(Locale.ROOT, format, values));
  }
}
