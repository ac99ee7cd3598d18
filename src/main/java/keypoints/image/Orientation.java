package keypoints.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** The EXIF tag that says how a camera was held: values 1-8, Exif 2.3 section 4.6.4. */
final class Orientation {
  static final int UPRIGHT = 1;

  private Orientation() {}

  /** The orientation of a JPEG file; 1 when it says nothing or nothing sensible. */
  static int read(byte[] jpeg) {
    try {
      Metadata metadata =
          JpegMetadataReader.readMetadata(
              new ByteArrayInputStream(jpeg), List.of(new ExifReader()));
      ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return value != null && value >= 1 && value <= 8 ? value : UPRIGHT;
    } catch (JpegProcessingException | IOException e) {
      return UPRIGHT;
    }
  }

  /** Turns a picture as stored into the upright one. */
  static BufferedImage apply(BufferedImage stored, int orientation) {
    if (orientation == UPRIGHT) {
      return stored;
    }
    int w = stored.getWidth();
    int h = stored.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage upright =
        new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = upright.createGraphics();
    graphics.drawImage(stored, transform(orientation, w, h), null);
    graphics.dispose();
    return upright;
  }

  /** Six numbers as AffineTransform takes them: x' = m00 x + m01 y + m02, y' = m10 x + ... */
  private static AffineTransform transform(int orientation, int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
