package keypoints.testing;

import java.awt.image.BufferedImage;
import java.util.Random;
import keypoints.image.Photos;

/** A JPEG as a phone makes it. */
public final class PhonePhoto {
  private static final float QUALITY = 0.9f;

  private PhonePhoto() {}

  /** A clock, with the grain of a camera, which makes the file as large as a phone's. */
  public static byte[] ofClock(int width, int height) {
    BufferedImage picture = DialScenes.clock(7, 10, 10, width, height).picture();
    Random grain = new Random(7);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      picture.setRGB(x, y, picture.getRGB(x, y) ^ (grain.nextInt() & 0x0F0F0F));
    }
    return Photos.jpeg(picture, QUALITY);
  }
}
