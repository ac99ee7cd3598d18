package keypoints.testing;

import static keypoints.testing.PictureCase.broken;
import static keypoints.testing.PictureCase.taken;
import static keypoints.testing.PictureCase.tooManyPixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** GIF and BMP files that go for memory, time or the reader. */
final class GifBmpCases {
  private static final int BMP_HEAD = 54;

  private GifBmpCases() {}

  static List<PictureCase> gif() {
    byte[] gif = gif(8, 8);
    int frame = Bytes.find(gif, ',');
    return List.of(
        taken("A34 gif of 400,000 frames", GifBmpCases::manyFrames),
        broken("A35 gif of code size 13", () -> Bytes.with(gif, frame + 10, 13)),
        broken("A35a gif of code size 0", () -> Bytes.with(gif, frame + 10, 0)),
        broken("A35b gif that ends in its pixels", () -> Bytes.first(gif, frame + 13)),
        broken("A35c gif of no frame", () -> Bytes.joined(Bytes.first(gif, frame), Bytes.of(";"))),
        broken("A35d gif of a head alone", () -> Bytes.first(gif, 13)),
        tooManyPixels("A36 gif whose frame is 65,535 x 65,535", () -> frame(65_535, 65_535)),
        broken("A36a gif whose frame is 0 x 0", () -> frame(0, 0)),
        taken("A36b gif with a screen of 65,535 x 65,535", () -> screen(65_535)),
        taken("A42 gif that is a script, too", GifBmpCases::script));
  }

  static List<PictureCase> bmp() {
    byte[] bomb = JpegFile.scans(JpegFile.progressive(Pictures.redCorner(48, 48)), 2_006);
    return List.of(
        taken("A37 bmp from the bottom up", () -> Pictures.file(Pictures.redCorner(9, 7), "bmp")),
        taken("A37a bmp from the top down", () -> bmp(22, -7)),
        broken("A37b bmp that holds a jpeg", () -> holding(4, bomb)),
        broken("A37c bmp that holds a png", () -> holding(5, PngCases.good())),
        broken("A37d bmp of a compression there is none", () -> bmp(30, 99)),
        broken("A37e bmp whose pixels are 2 GB away", () -> bmp(10, Integer.MAX_VALUE)),
        broken("A37f bmp whose pixels are before it", () -> bmp(10, -1)),
        broken("A37g bmp that says 50,000 x 7", () -> bmp(18, 50_000)),
        broken("A37h bmp that says 9 x -2,147,483,648", () -> bmp(22, Integer.MIN_VALUE)),
        broken("A37i bmp of negative width", () -> bmp(18, -9)),
        broken("A37j bmp of a head of 2 GB", () -> bmp(14, Integer.MAX_VALUE)),
        broken("A37k bmp of 2 billion colours", () -> palette(2_000_000_000)),
        broken("A37l bmp cut in its pixels", () -> Bytes.first(plain(), BMP_HEAD + 40)),
        broken("A37m bmp of a head alone", () -> Bytes.first(plain(), 20)));
  }

  private static byte[] gif(int width, int height) {
    return Pictures.file(Pictures.redCorner(width, height), "gif");
  }

  private static byte[] frame(int width, int height) {
    byte[] gif = gif(8, 8);
    little(gif).putShort(Bytes.find(gif, ',') + 5, (short) width);
    little(gif).putShort(Bytes.find(gif, ',') + 7, (short) height);
    return gif;
  }

  private static byte[] screen(int side) {
    byte[] gif = gif(8, 8);
    little(gif).putShort(6, (short) side).putShort(8, (short) side);
    return gif;
  }

  private static byte[] manyFrames() {
    byte[] gif = gif(1, 1);
    int frame = Bytes.find(gif, ',');
    byte[] picture = Bytes.first(Bytes.from(gif, frame), gif.length - 1 - frame);
    return Bytes.joined(Bytes.first(gif, frame), Bytes.repeated(picture, 400_000), Bytes.of(";"));
  }

  /** Its width and height open a comment of a script, which its tail closes. */
  private static byte[] script() {
    byte[] gif = gif(8, 8);
    gif[6] = '/';
    gif[7] = '*';
    return Bytes.joined(gif, Bytes.of("*/=1;window.__xss=1;//"));
  }

  private static byte[] plain() {
    return Pictures.file(Pictures.redCorner(9, 7), "bmp");
  }

  private static ByteBuffer little(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bmp(int at, int value) {
    byte[] file = plain();
    little(file).putInt(at, value);
    return file;
  }

  private static byte[] palette(int colours) {
    byte[] file = bmp(46, colours);
    little(file).putShort(28, (short) 8);
    return file;
  }

  private static byte[] holding(int compression, byte[] inner) {
    byte[] head = Bytes.first(plain(), BMP_HEAD);
    little(head).putInt(18, 48).putInt(22, 48).putShort(28, (short) 0);
    little(head).putInt(10, BMP_HEAD).putInt(30, compression).putInt(34, inner.length);
    return Bytes.joined(head, inner);
  }
}
