package keypoints.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * An answer about one clock at 10:10 in the middle of whatever photo was sent, in the form that the
 * server has today.
 *
 * @param width px of the photo
 * @param height px
 */
record FakeClock(int width, int height) {

  /** The clock in the photo of this request; of 320 x 240 px when there is none in it. */
  static FakeClock in(FakeRequest request) throws IOException {
    byte[] photo = Base64.getMimeDecoder().decode(request.body());
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? of(readers.next(), in) : new FakeClock(320, 240);
    }
  }

  /** By the header alone: large photos must not cost the fake server what they cost the engine. */
  private static FakeClock of(ImageReader reader, ImageInputStream in) throws IOException {
    reader.setInput(in);
    FakeClock clock = new FakeClock(reader.getWidth(0), reader.getHeight(0));
    reader.dispose();
    return clock;
  }

  /** The JSON without a picture. */
  String json() {
    return "{" + rest();
  }

  /** The JSON with a picture, which comes first. */
  String jsonWithVisualization() throws IOException {
    String picture = Base64.getEncoder().encodeToString(jpeg());
    return "{\"visualization\":\"" + picture + "\"," + rest();
  }

  private String rest() {
    return """
        "inference_id":"5f0d8ac2-8d3b-4b0e-9d8a-1f5c1f5a7b10","time":0.05,
        "image":{"width":%d,"height":%d},
        "predictions":[{"x":%s,"y":%s,"width":%s,"height":%s,"confidence":0.9375,
        "class":"clock","class_id":0,"detection_id":"0b9c6a3e-6c1e-4b63-9b51-3f0f0f1d2c11",
        "keypoints":[%s,%s,%s,%s]}]}
        """
        .formatted(
            width,
            height,
            at(width, 0.5),
            at(height, 0.5),
            at(width, 0.75),
            at(height, 0.75),
            keypoint(0, "center", 0.5, 0.5),
            keypoint(1, "hour_tip", 0.375, 0.4375),
            keypoint(2, "minute_tip", 0.75, 0.375),
            keypoint(3, "twelve", 0.5, 0.125));
  }

  private String keypoint(int slot, String name, double across, double down) {
    return String.format(
        Locale.ROOT,
        "{\"x\":%s,\"y\":%s,\"confidence\":0.99,\"class_id\":%d,\"class\":\"%s\"}",
        at(width, across),
        at(height, down),
        slot,
        name);
  }

  private static String at(int side, double fraction) {
    return String.valueOf(side * fraction);
  }

  private byte[] jpeg() throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.decode("#4892EA"));
    graphics.drawRect(width / 8, height / 8, width * 3 / 4, height * 3 / 4);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }
}
