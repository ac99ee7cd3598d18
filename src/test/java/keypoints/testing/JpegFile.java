package keypoints.testing;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files segment by segment, good and bad: ITU-T T.81, annex B. */
public final class JpegFile {
  static final int SCAN = 0xDA;
  static final int COMMENT = 0xFE;
  static final int APP1 = 0xE1;
  static final int APP2 = 0xE2;
  static final int APP14 = 0xEE;

  private JpegFile() {}

  /** A red corner on white, 64 x 48 px. */
  static byte[] plain() {
    return Pictures.file(Pictures.redCorner(64, 48), "jpg");
  }

  static byte[] segment(int marker, byte... content) {
    ByteBuffer segment = ByteBuffer.allocate(content.length + 4);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
    return segment.put(content).array();
  }

  /** With more segments at its start. */
  static byte[] with(byte[] jpeg, byte[]... segments) {
    return Bytes.joined(Bytes.first(jpeg, 2), Bytes.joined(segments), Bytes.from(jpeg, 2));
  }

  /** That says it is of another size, whatever it holds. */
  public static byte[] saying(byte[] jpeg, int width, int height) {
    byte[] changed = jpeg.clone();
    ByteBuffer.wrap(changed).putShort(frame(jpeg) + 5, (short) height);
    ByteBuffer.wrap(changed).putShort(frame(jpeg) + 7, (short) width);
    return changed;
  }

  /** Where its frame's marker stands. */
  static int frame(byte[] jpeg) {
    int at = 2;
    while ((jpeg[at + 1] & 0xF0) != 0xC0 || jpeg[at + 1] == (byte) 0xC4) {
      at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF);
    }
    return at;
  }

  static byte[] progressive(BufferedImage picture) {
    return progressive(picture, "jpeg");
  }

  /** Sent coarse first, in any format that can: an interlaced PNG, too. */
  static byte[] progressive(BufferedImage picture, String format) {
    return written(new IIOImage(picture, null, null), format, ImageWriteParam.MODE_DEFAULT);
  }

  /** A progressive one of so many scans in all, at least 10: its last is there again and again. */
  static byte[] scans(byte[] progressive, int scans) {
    int last = 0;
    int count = 0;
    for (int at = 0; at + 1 < progressive.length; at++) {
      if (progressive[at] == (byte) 0xFF && progressive[at + 1] == (byte) SCAN) {
        last = at;
        count++;
      }
    }
    byte[] scan = Bytes.first(Bytes.from(progressive, last), progressive.length - 2 - last);
    byte[] again = Bytes.repeated(scan, scans - count);
    return Bytes.joined(
        Bytes.first(progressive, progressive.length - 2),
        again,
        Bytes.from(progressive, progressive.length - 2));
  }

  /** Four inks, inverted as Adobe does; the transform is 0 for CMYK, 2 for YCCK. */
  static byte[] fourInks(int transform) {
    WritableRaster inks = Raster.createInterleavedRaster(0, 64, 48, 4, null);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        boolean red = x < 32 && y < 24;
        int[] cmyk = red ? new int[] {255, 0, 0, 255} : new int[] {255, 255, 255, 255};
        inks.setPixel(x, y, transform == 0 ? cmyk : ycck(cmyk));
      }
    }
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    byte[] jpeg = written(new IIOImage(inks, null, null), "jpeg", ImageWriteParam.MODE_DISABLED);
    return with(jpeg, segment(APP14, adobe));
  }

  /** The three coloured inks as luma and chroma, JFIF 1.02; black stays. */
  private static int[] ycck(int[] inks) {
    int[] rgb = {255 - inks[0], 255 - inks[1], 255 - inks[2]};
    double luma = 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
    return new int[] {
      (int) Math.round(luma),
      (int) Math.round(Math.min(255, 128 + 0.564 * (rgb[2] - luma))),
      (int) Math.round(Math.min(255, 128 + 0.713 * (rgb[0] - luma))),
      inks[3]
    };
  }

  private static byte[] written(IIOImage picture, String format, int mode) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(mode);
      writer.setOutput(out);
      writer.write(null, picture, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
