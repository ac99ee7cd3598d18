package keypoints.testing;

import static keypoints.testing.PictureCase.broken;
import static keypoints.testing.PictureCase.taken;
import static keypoints.testing.PictureCase.tooManyPixels;
import static keypoints.testing.PngFile.chunk;
import static keypoints.testing.PngFile.head;

import java.util.Arrays;
import java.util.List;

/** PNG files that go for memory, time or the reader. */
final class PngCases {
  private static final byte[] NONE = new byte[0];

  private PngCases() {}

  static List<PictureCase> sizes() {
    return List.of(
        tooManyPixels("A01 png of 50,000 x 50,000 in 1 bit", () -> bits(50_000, 50_000)),
        tooManyPixels("A02 png of 74 bytes that says 50,000 x 50,000", PngCases::tiny),
        tooManyPixels(
            "A03 png that says 65,500 x 30,000 in 48 bits", () -> lie(65_500, 30_000, 16)),
        tooManyPixels(
            "A04 png that says the largest sides there are",
            () -> lie(Integer.MAX_VALUE, Integer.MAX_VALUE, 8)),
        broken("A05 png of 0 x 0", () -> lie(0, 0, 8)),
        broken("A05a png of 1 x 0", () -> lie(1, 0, 8)),
        broken("A05b png of negative width", () -> lie(-5, 10, 8)),
        tooManyPixels("A06 png that says 20,000 x 20,000", () -> lie(20_000, 20_000, 8)),
        tooManyPixels("A07 png of 46,000 x 46,000 in 1 bit", () -> bits(46_000, 46_000)),
        taken("A08 png of 50 megapixels", () -> bits(10_000, 5_000)),
        tooManyPixels("A08a png of 50 megapixels and a row", () -> bits(10_000, 5_001)),
        taken("A09 png of the longest side", () -> bits(16_384, 100)),
        tooManyPixels("A09a png of the longest side and 1 px", () -> bits(16_385, 100)),
        taken("A10 png of 1 x 16,384", () -> bits(1, 16_384)),
        taken("A10a png of 1 x 1", () -> bits(1, 1)));
  }

  static List<PictureCase> chunks() {
    return List.of(
        taken("A11 png with a text of 128 MB inside", () -> extra(ztxt())),
        taken("A12 png with a profile of 128 MB inside", () -> extra(iccp())),
        taken("A14 png of 300,000 texts", PngCases::manyTexts),
        broken("A15 png with a chunk of 2 GB", () -> extra(saying(Integer.MAX_VALUE))),
        broken("A15a png with a chunk of -1 bytes", () -> extra(saying(-1))),
        broken("A16 png with a wrong checksum in its head", () -> flipped("IHDR", 21)),
        broken("A16a png with a wrong checksum in its pixels", PngCases::wrongPixelSum),
        broken("A17 png of too few pixels", () -> png(PngFile.black(10, 8))),
        taken("A17a png of too many pixels", () -> png(PngFile.black(90, 8))),
        broken("A17b png of no pixels", () -> png(NONE)),
        broken("A17c png whose pixels are no deflate", () -> png(chunk("IDAT", (byte) 1))),
        taken("A19 animated png of 1,000 frames", PngCases::animated),
        broken("A18a png without an end", () -> Bytes.first(good(), good().length - 12)),
        broken("A18b png of a colour type there is none", () -> PngFile.of(head(8, 8, 8, 5))),
        broken("A18c png of 3 bits a pixel", () -> PngFile.of(head(8, 8, 3, 0), zeros())),
        broken("A18d png without its palette", () -> PngFile.of(head(8, 8, 8, 3), zeros())),
        taken("A18e png whose palette is 4 bytes", () -> palette(4)),
        taken("A18f png of palette entries that are not there", PngCases::beyondPalette),
        taken("A18g png with a second head", () -> extra(head(60_000, 60_000, 8, 2))),
        taken("A18h png with a gamma of no bytes", () -> extra(chunk("gAMA"))),
        taken("A61 png that is all clear", () -> PngFile.of(head(8, 8, 8, 6), wide())));
  }

  static byte[] good() {
    return png(PngFile.black(64, 8));
  }

  /** 64 x 64 px in one bit. */
  private static byte[] png(byte[] pixels) {
    return PngFile.of(head(64, 64, 1, PngFile.GREY), pixels);
  }

  private static byte[] extra(byte[] chunk) {
    return PngFile.of(head(64, 64, 1, PngFile.GREY), chunk, PngFile.black(64, 8));
  }

  private static byte[] bits(int width, int height) {
    return PngFile.of(head(width, height, 1, PngFile.GREY), PngFile.black(height, (width + 7) / 8));
  }

  private static byte[] lie(int width, int height, int depth) {
    return PngFile.of(head(width, height, depth, PngFile.RGB), chunk("IDAT", new byte[10]));
  }

  private static byte[] tiny() {
    return Bytes.first(lie(50_000, 50_000, 8), 60);
  }

  private static byte[] saying(int length) {
    return PngFile.chunkSaying(length, "tEXt", (byte) 1);
  }

  private static byte[] ztxt() {
    return chunk("zTXt", Bytes.joined(Bytes.of("Comment\0\0"), PngFile.zeros(1 << 27)));
  }

  private static byte[] iccp() {
    return chunk("iCCP", Bytes.joined(Bytes.of("Profile\0\0"), PngFile.zeros(1 << 27)));
  }

  private static byte[] manyTexts() {
    return extra(Bytes.repeated(chunk("tEXt", Bytes.of("a\0b")), 300_000));
  }

  private static byte[] flipped(String type, int offset) {
    byte[] file = good();
    int at = Bytes.find(file, type.charAt(0), type.charAt(1), type.charAt(2), type.charAt(3));
    return Bytes.with(file, at - 4 + offset, file[at - 4 + offset] ^ 1);
  }

  private static byte[] wrongPixelSum() {
    byte[] file = good();
    return Bytes.with(file, file.length - 14, file[file.length - 14] ^ 1);
  }

  private static byte[] animated() {
    byte[] frame = Bytes.joined(chunk("fcTL", new byte[26]), chunk("fdAT", PngFile.zeros(64 * 9)));
    return PngFile.of(
        head(64, 64, 1, PngFile.GREY),
        chunk("acTL", new byte[] {0, 0, 3, (byte) 0xE8, 0, 0, 0, 0}),
        PngFile.black(64, 8),
        Bytes.repeated(frame, 1_000));
  }

  private static byte[] zeros() {
    return PngFile.black(8, 8);
  }

  private static byte[] wide() {
    return PngFile.black(8, 32);
  }

  private static byte[] palette(int bytes) {
    return PngFile.of(head(8, 8, 8, 3), chunk("PLTE", new byte[bytes]), zeros());
  }

  private static byte[] beyondPalette() {
    byte[] rows = new byte[8 * 9];
    Arrays.fill(rows, (byte) 200);
    for (int row = 0; row < 8; row++) {
      rows[row * 9] = 0;
    }
    return PngFile.of(head(8, 8, 8, 3), chunk("PLTE", new byte[3]), PngFile.rows(rows));
  }
}
