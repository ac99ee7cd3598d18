package keypoints.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** A cast of small pictures, made in code. */
public final class Pictures {
  private static final int SEGMENT_HEAD = 2;

  private Pictures() {}

  /** White, with a red quarter at the top left. */
  public static BufferedImage redCorner(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.dispose();
    return picture;
  }

  /** The same noise every time. */
  public static BufferedImage noise(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, random.nextInt());
      }
    }
    return picture;
  }

  /** A picture as a file; formats are ImageIO's: jpg, png, gif, bmp. */
  public static byte[] file(BufferedImage picture, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, format, out)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same JPEG file with an EXIF segment that holds nothing but this orientation, 1-8. */
  public static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] tiff = {
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8, // header, first directory at 8
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0, // one tag, SHORT
      0,
      0,
      0,
      0
    };
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + tiff.length + 2 * SEGMENT_HEAD);
    file.put(jpeg, 0, SEGMENT_HEAD).putShort((short) 0xFFE1);
    file.putShort((short) (tiff.length + SEGMENT_HEAD)).put(tiff);
    file.put(jpeg, SEGMENT_HEAD, jpeg.length - SEGMENT_HEAD);
    return file.array();
  }

  /** The header of a PNG that claims this size and holds no picture. */
  public static byte[] hugePngHeader(int width, int height) {
    byte[] png = file(redCorner(1, 1), "png");
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }
}
