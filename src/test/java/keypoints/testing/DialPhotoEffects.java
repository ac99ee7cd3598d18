package keypoints.testing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What light, lens, sensor and file format do to a picture. Nothing is moved. */
final class DialPhotoEffects {
  private final BufferedImage picture;
  private final DialRandom random;
  private final double unit;
  private final double mostBlur;

  /**
   * For a picture of type INT_RGB.
   *
   * @param mostBlur standard deviation in pixels: beyond it nobody could read what the scene shows
   */
  DialPhotoEffects(BufferedImage picture, DialRandom random, double mostBlur) {
    this.picture = picture;
    this.random = random;
    this.mostBlur = mostBlur;
    this.unit = Math.max(picture.getWidth(), picture.getHeight());
  }

  /**
   * Applies all of them.
   *
   * @param strength 1 for a phone's bad days, near 0 for a clear picture
   * @return the picture, or a copy of it
   */
  BufferedImage apply(double strength) {
    light(strength);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    DialPixels raster = new DialPixels(pixels, picture.getWidth(), picture.getHeight());
    if (random.chance(0.55 * strength)) {
      double sigma = Math.min(mostBlur, unit * random.logBetween(0.0008, 0.005) * strength);
      raster.blur(sigma, random.chance(0.75) ? sigma : 0);
    }
    raster.tones(random, strength);
    if (random.chance(0.75 * strength)) {
      raster.noise(random, random.logBetween(1.5, 14) * strength);
    }
    return random.chance(0.45 * strength) ? jpeg((float) random.between(0.25, 0.85)) : picture;
  }

  private void light(double strength) {
    Graphics2D g = DialCanvas.graphics(picture);
    Rectangle2D all = new Rectangle2D.Double(0, 0, picture.getWidth(), picture.getHeight());
    if (random.chance(0.3 * strength)) {
      Color dark = DialPalette.faded(Color.BLACK, random.between(0.1, 0.6) * strength);
      g.setPaint(
          new GradientPaint(somewhere(), dark, somewhere(), DialPalette.faded(Color.BLACK, 0)));
      g.fill(all);
    }
    if (random.chance(0.18 * strength)) {
      castShadow(g, random.between(0.15, 0.6) * strength);
    }
    if (random.chance(0.12 * strength)) {
      Color white = DialPalette.faded(Color.WHITE, random.between(0.2, 0.8) * strength);
      g.setPaint(
          new RadialGradientPaint(
              somewhere(),
              (float) (unit * random.between(0.1, 0.5)),
              new float[] {0, 1},
              new Color[] {white, DialPalette.faded(Color.WHITE, 0)}));
      g.fill(all);
    }
    g.dispose();
  }

  /** The shadow of something outside the picture, with a soft edge. */
  private void castShadow(Graphics2D g, double strength) {
    Point2D a = somewhere();
    Point2D b = somewhere();
    double far = 3 * unit;
    double dx = b.getX() - a.getX();
    double dy = b.getY() - a.getY();
    double length = Math.max(1, Math.hypot(dx, dy));
    double nx = -dy / length;
    double ny = dx / length;
    int layers = 5;
    g.setPaint(DialPalette.faded(Color.BLACK, strength / layers));
    for (int i = 0; i < layers; i++) {
      double shift = i * unit * 0.008;
      Path2D half = new Path2D.Double();
      double x = a.getX() + nx * shift;
      double y = a.getY() + ny * shift;
      half.moveTo(x - dx / length * far, y - dy / length * far);
      half.lineTo(x + dx / length * far, y + dy / length * far);
      half.lineTo(x + (dx / length + nx) * far, y + (dy / length + ny) * far);
      half.lineTo(x + (-dx / length + nx) * far, y + (-dy / length + ny) * far);
      half.closePath();
      g.fill(half);
    }
  }

  private Point2D somewhere() {
    return new Point2D.Double(
        random.between(0, picture.getWidth()), random.between(0, picture.getHeight()));
  }

  private BufferedImage jpeg(float quality) {
    try {
      byte[] file = jpeg(picture, quality);
      BufferedImage read =
          ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
      Graphics2D g = picture.createGraphics();
      g.drawImage(read, 0, 0, null);
      g.dispose();
      return picture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture as a JPEG file of the given quality, 0 to 1. */
  static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
