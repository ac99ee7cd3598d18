package keypoints.testing;

import static keypoints.testing.PictureCase.taken;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ordinary photos that no limit may ever refuse: all show a red corner at the top left, or what it
 * is in grey, and white at the bottom right.
 */
public final class GoldenPhotos {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  /** Nothing here writes WebP: these are libwebp's, of the same picture. */
  private static final String LOSSY =
      "UklGRmYAAABXRUJQVlA4IFoAAAAwBACdASpAADAAPtFapUyoJSOiLUgBABoJQBmQ0A+QAA4XenBN5Z4HkAAA/us2"
          + "/+hNj2or//Qk95Hru/VQaNf9V2Ssj+ie//9tr7AEU6PvzAcC+VS+cxwAAAA=";

  private static final String LOSSLESS =
      "UklGRioAAABXRUJQVlA4TB4AAAAvP8ALAA8w//M///MfWhALJvOXzqA7ov8TAFXf/gM=";

  private GoldenPhotos() {}

  public static List<PictureCase> all() {
    List<PictureCase> all = new ArrayList<>(jpegs());
    IntStream.rangeClosed(1, 8).mapToObj(GoldenPhotos::held).forEach(all::add);
    all.addAll(pngs());
    all.addAll(others());
    return all;
  }

  private static List<PictureCase> jpegs() {
    return List.of(
        taken("G01 phone's jpeg of 12 megapixels", () -> jpeg(4_000, 3_000)),
        taken("G02 panorama 16,000 px wide", () -> jpeg(16_000, 1_200)),
        taken("G03 progressive jpeg", () -> JpegFile.progressive(corner())),
        taken("G04 progressive jpeg of 3 megapixels", GoldenPhotos::largeProgressive),
        taken("G05 grey jpeg", () -> file(as(BufferedImage.TYPE_BYTE_GRAY), "jpg")),
        taken("G06 jpeg in CMYK", () -> JpegFile.fourInks(0)),
        taken("G07 jpeg in YCCK", () -> JpegFile.fourInks(2)),
        taken("G08 jpeg from a messenger, without JFIF", GoldenPhotos::bare),
        taken("G09 tiny jpeg of 4 x 4", () -> jpeg(4, 4)),
        taken("G10 jpeg with zeros behind it", () -> Bytes.joined(JpegFile.plain(), new byte[99])));
  }

  /** How the camera was held, as EXIF's orientation; stored so that the upright one is the same. */
  private static PictureCase held(int orientation) {
    return taken(
        "G2" + orientation + " jpeg of orientation " + orientation,
        () -> Pictures.withOrientation(file(turned(orientation), "jpg"), orientation));
  }

  private static List<PictureCase> pngs() {
    return List.of(
        taken("G30 screenshot as png", () -> file(corner(), "png")),
        taken("G31 png of 16 bits a channel", () -> png(16, PngFile.RGB)),
        taken("G32 grey png of 16 bits", () -> png(16, PngFile.GREY)),
        taken("G33 grey png with transparency", () -> png(8, PngFile.GREY_ALPHA)),
        taken("G34 png with transparency", () -> png(8, PngFile.RGBA)),
        taken("G35 png with a palette of 8 bits", () -> palette(8)),
        taken("G36 png with a palette of 4 bits", () -> palette(4)),
        taken("G37 png with a palette of 2 bits", () -> palette(2)),
        taken("G38 scan in black and white, png of 1 bit", () -> png(1, PngFile.GREY)),
        taken("G39 grey png of 4 bits", () -> png(4, PngFile.GREY)),
        taken("G40 interlaced png", GoldenPhotos::interlaced));
  }

  private static List<PictureCase> others() {
    return List.of(
        taken("G50 gif", () -> file(corner(), "gif")),
        taken("G51 bmp of 24 bits", () -> file(as(BufferedImage.TYPE_3BYTE_BGR), "bmp")),
        taken("G52 bmp of 8 bits", () -> file(as(BufferedImage.TYPE_BYTE_INDEXED), "bmp")),
        taken("G53 bmp of 16 bits", () -> file(as(BufferedImage.TYPE_USHORT_565_RGB), "bmp")),
        taken("G54 lossy webp", () -> Base64.getDecoder().decode(LOSSY)),
        taken("G55 lossless webp", () -> Base64.getDecoder().decode(LOSSLESS)),
        taken("G56 transparent webp of 2 megapixels", GoldenPhotos::transparent));
  }

  private static byte[] transparent() {
    try {
      return Files.readAllBytes(Path.of("src/test/resources/golden/photos/transparent.webp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage corner() {
    return Pictures.redCorner(WIDTH, HEIGHT);
  }

  private static byte[] file(BufferedImage picture, String format) {
    return Pictures.file(picture, format);
  }

  private static byte[] jpeg(int width, int height) {
    return file(Pictures.redCorner(width, height), "jpg");
  }

  private static byte[] largeProgressive() {
    return JpegFile.progressive(Pictures.redCorner(2_000, 1_500));
  }

  private static BufferedImage as(int type) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
    picture.getGraphics().drawImage(corner(), 0, 0, null);
    return picture;
  }

  private static byte[] bare() {
    byte[] jpeg = JpegFile.plain();
    return Bytes.joined(Bytes.first(jpeg, 2), Bytes.from(jpeg, 20));
  }

  /** The picture as the sensor saw it: EXIF's values say where the upright one's first row is. */
  private static BufferedImage turned(int orientation) {
    boolean lying = orientation >= 5;
    BufferedImage stored = new BufferedImage(lying ? HEIGHT : WIDTH, lying ? WIDTH : HEIGHT, 1);
    for (int y = 0; y < stored.getHeight(); y++) {
      for (int x = 0; x < stored.getWidth(); x++) {
        boolean right = List.of(2, 3, 7, 8).contains(orientation);
        boolean bottom = List.of(3, 4, 6, 7).contains(orientation);
        int fromLeft = right ? stored.getWidth() - 1 - x : x;
        int fromTop = bottom ? stored.getHeight() - 1 - y : y;
        boolean red = fromLeft < stored.getWidth() / 2 && fromTop < stored.getHeight() / 2;
        stored.setRGB(x, y, (red ? Color.RED : Color.WHITE).getRGB());
      }
    }
    return stored;
  }

  private static boolean isRed(int x, int y) {
    return x < WIDTH / 2 && y < HEIGHT / 2;
  }

  private static byte[] png(int depth, int colours) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int y = 0; y < HEIGHT; y++) {
      rows.write(0);
      rows.writeBytes(row(y, depth, colours));
    }
    return PngFile.of(
        PngFile.head(WIDTH, HEIGHT, depth, colours), PngFile.rows(rows.toByteArray()));
  }

  private static byte[] row(int y, int depth, int colours) {
    if (depth < 8) {
      return packed(y, depth, (1 << depth) - 1);
    }
    ByteBuffer row = ByteBuffer.allocate(WIDTH * 8);
    for (int x = 0; x < WIDTH; x++) {
      int[] channels = channels(colours, isRed(x, y));
      for (int channel : channels) {
        row.put((byte) channel);
        if (depth == 16) {
          row.put((byte) channel);
        }
      }
    }
    return Bytes.first(row.array(), row.position());
  }

  private static int[] channels(int colours, boolean red) {
    int other = red ? 0 : 255;
    return switch (colours) {
      case PngFile.RGB -> new int[] {255, other, other};
      case PngFile.RGBA -> new int[] {255, other, other, 255};
      case PngFile.GREY_ALPHA -> new int[] {red ? 76 : 255, 255};
      default -> new int[] {red ? 76 : 255};
    };
  }

  private static byte[] packed(int y, int depth, int white) {
    byte[] row = new byte[WIDTH * depth / 8];
    for (int x = 0; x < WIDTH; x++) {
      int value = isRed(x, y) ? 0 : white;
      row[x * depth / 8] |= (byte) (value << (8 - depth - x * depth % 8));
    }
    return row;
  }

  /** Red is the first entry, white the last. */
  private static byte[] palette(int depth) {
    byte[] colours = new byte[3 << depth];
    Arrays.fill(colours, (byte) 255);
    colours[1] = 0;
    colours[2] = 0;
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int y = 0; y < HEIGHT; y++) {
      rows.write(0);
      rows.writeBytes(packed(y, depth, (1 << depth) - 1));
    }
    return PngFile.of(
        PngFile.head(WIDTH, HEIGHT, depth, PngFile.PALETTE),
        PngFile.chunk("PLTE", colours),
        PngFile.rows(rows.toByteArray()));
  }

  private static byte[] interlaced() {
    return JpegFile.progressive(corner(), "png");
  }
}
