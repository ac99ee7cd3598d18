package keypoints.testing;

import static keypoints.testing.JpegFile.COMMENT;
import static keypoints.testing.JpegFile.plain;
import static keypoints.testing.JpegFile.segment;
import static keypoints.testing.PictureCase.broken;
import static keypoints.testing.PictureCase.odd;
import static keypoints.testing.PictureCase.taken;
import static keypoints.testing.PictureCase.tooManyPixels;

import java.util.Arrays;
import java.util.List;

/** JPEG files that go for memory, time or the reader. */
final class JpegCases {
  private JpegCases() {}

  static List<PictureCase> scans() {
    return List.of(
        odd("A20 progressive jpeg of 6,000 x 6,000 and 2,006 scans", () -> large(6_000, 2_006)),
        taken("A22 jpeg of 64 scans", () -> small(64)),
        odd("A22a jpeg of 65 scans", () -> small(65)),
        odd("A22b jpeg of 10 scans and 31 megapixels", () -> large(5_570, 10)),
        tooManyPixels("A23 jpeg that says 65,500 x 65,500", () -> saying(65_500, 65_500)),
        tooManyPixels("A30 jpeg of few bytes that says 65,535 x 65,535", JpegCases::brief),
        tooManyPixels("A57 jpeg of 108 megapixels", () -> saying(12_000, 9_000)),
        odd("A22c jpeg of 20,001 segments", () -> comments(20_001, 0)),
        taken("A31 jpeg of 300 comments of 64 kB", () -> comments(300, 65_500)));
  }

  static List<PictureCase> damaged() {
    byte[] jpeg = plain();
    int frame = JpegFile.frame(jpeg);
    int scan = Bytes.find(jpeg, 0xFF, JpegFile.SCAN);
    return List.of(
        broken("A24 jpeg cut at a half", () -> Bytes.first(detailed(), detailed().length / 2)),
        broken("A24a jpeg cut at a tenth", () -> Bytes.first(detailed(), detailed().length / 10)),
        taken("A24b jpeg without its last two bytes", () -> Bytes.first(jpeg, jpeg.length - 2)),
        broken("A25a lossless jpeg", () -> Bytes.with(jpeg, frame + 1, 0xC3)),
        broken("A25b jpeg of 12 bits", () -> Bytes.with(jpeg, frame + 4, 12)),
        broken("A25c hierarchical jpeg", () -> Bytes.with(jpeg, frame + 1, 0xC5)),
        broken("A29 jpeg without its quantization tables", () -> without(jpeg, 0xDB)),
        broken("A29a jpeg without its Huffman tables", () -> damagedTables(jpeg)),
        broken("A29b jpeg of two starts", () -> Bytes.joined(Bytes.first(jpeg, 2), jpeg)),
        PictureCase.refused(
            "A29c jpeg behind other bytes",
            "photo_not_an_image",
            () -> Bytes.joined(new byte[9], jpeg)),
        broken("A29d jpeg of no scan", () -> Bytes.joined(Bytes.first(jpeg, scan), end())),
        broken("A29e jpeg of no frame", () -> Bytes.joined(Bytes.first(jpeg, frame), end())),
        broken("A29f jpeg of 0 x 0", () -> JpegFile.saying(jpeg, 0, 0)),
        broken("A29g jpeg of no components", () -> Bytes.with(jpeg, frame + 9, 0)),
        broken("A29h jpeg of 255 components", () -> Bytes.with(jpeg, frame + 9, 255)),
        broken("A29i jpeg with a segment of length 0", () -> Bytes.with(jpeg, frame + 3, 0)),
        broken("A29j jpeg with a segment beyond the end", () -> Bytes.with(jpeg, frame + 2, 0xFF)),
        broken("A29k jpeg of two frames", () -> twoFrames(jpeg)),
        broken(
            "A29l jpeg that makes its reader stumble",
            () -> Bytes.joined(Bytes.with(jpeg, scan + 1, 0x55), new byte[99])),
        broken("A52a jpeg of 2 bytes and a marker", () -> Bytes.first(jpeg, 4)));
  }

  private static byte[] end() {
    return new byte[] {(byte) 0xFF, (byte) 0xD9};
  }

  /** Noise, so that a half of the file is a half of the picture. */
  private static byte[] detailed() {
    return Pictures.file(Pictures.noise(200, 150), "jpg");
  }

  private static byte[] small(int scans) {
    return JpegFile.scans(JpegFile.progressive(Pictures.redCorner(48, 48)), scans);
  }

  private static byte[] large(int side, int scans) {
    return JpegFile.saying(small(scans), side, side);
  }

  private static byte[] saying(int width, int height) {
    return JpegFile.saying(plain(), width, height);
  }

  private static byte[] brief() {
    return Bytes.first(saying(65_535, 65_535), Math.min(400, plain().length));
  }

  private static byte[] comments(int count, int length) {
    return JpegFile.with(plain(), Bytes.repeated(segment(COMMENT, new byte[length]), count));
  }

  private static byte[] without(byte[] jpeg, int marker) {
    int at = Bytes.find(jpeg, 0xFF, marker);
    return Bytes.with(jpeg, at + 1, COMMENT);
  }

  private static byte[] damagedTables(byte[] jpeg) {
    byte[] file = jpeg.clone();
    int at = Bytes.find(jpeg, 0xFF, 0xC4);
    Arrays.fill(file, at + 5, at + 21, (byte) 0xFF);
    return file;
  }

  private static byte[] twoFrames(byte[] jpeg) {
    int frame = JpegFile.frame(jpeg);
    byte[] second = Bytes.first(Bytes.from(JpegFile.saying(jpeg, 65_000, 4_000), frame), 19);
    return Bytes.joined(Bytes.first(jpeg, frame + 19), second, Bytes.from(jpeg, frame + 19));
  }
}
