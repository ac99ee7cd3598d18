package keypoints.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A drawn clock at ten past ten, as a file. */
public final class ClockPhoto {

  private ClockPhoto() {}

  public static byte[] jpeg() throws IOException {
    return file("jpeg", DialScenes.clock(7, 10, 10, 800, 600).picture());
  }

  /** Of about 4 MB, more than containers let a form have. */
  public static byte[] largePng() throws IOException {
    BufferedImage picture = DialScenes.clock(7, 10, 10, 1600, 1200).picture();
    Random noise = new Random(7);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, picture.getRGB(x, y) ^ (noise.nextInt() & 0x070707));
      }
    }
    return file("png", picture);
  }

  private static byte[] file(String format, BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, format, bytes);
    return bytes.toByteArray();
  }
}
