package keypoints.onnx;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import keypoints.image.Reduced;

/** A photo as the network's input: [1, 3, height, width], RGB, 0-1 or normalised. */
final class InputTensor {
  private static final int CHANNELS = 3;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private InputTensor() {}

  /**
   * @param photo fine enough, at any reduction
   * @param edge value beside a fitted photo and beyond it, 0-255
   * @param normalised whether ImageNet's mean and deviation are applied
   */
  static float[] of(Reduced photo, Letterbox box, int edge, boolean normalised) {
    int plane = box.width() * box.height();
    float[] tensor = new float[CHANNELS * plane];
    Arrays.fill(tensor, edge / 255f);
    Letterbox.Part part = box.part();
    BufferedImage picture = photo.picture();
    double by = photo.reduction();
    Resampling columns =
        new Resampling(picture.getWidth(), part.left() / by, part.width() / by, box.innerWidth());
    Resampling rows =
        new Resampling(picture.getHeight(), part.top() / by, part.height() / by, box.innerHeight());
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    float[] line = new float[box.innerWidth() * CHANNELS];
    float[] sum = new float[line.length];
    for (int y = 0; y < box.innerHeight(); y++) {
      Arrays.fill(sum, rows.outside(y) * edge);
      for (int i = 0; i < rows.count(y); i++) {
        columns.apply(pixels, rows.px(y, i), line, edge);
        addScaled(sum, line, rows.weight(y, i));
      }
      put(sum, tensor, plane, (box.top() + y) * box.width() + box.left());
    }
    if (normalised) {
      normalise(tensor, plane);
    }
    return tensor;
  }

  private static void addScaled(float[] sum, float[] line, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += line[i] * weight;
    }
  }

  /** From BGR side by side to one plane a channel, RGB. */
  private static void put(float[] bgr, float[] tensor, int plane, int at) {
    for (int x = 0; x * CHANNELS < bgr.length; x++) {
      tensor[at + x] = bgr[x * CHANNELS + 2] / 255f;
      tensor[plane + at + x] = bgr[x * CHANNELS + 1] / 255f;
      tensor[2 * plane + at + x] = bgr[x * CHANNELS] / 255f;
    }
  }

  private static void normalise(float[] tensor, int plane) {
    for (int i = 0; i < tensor.length; i++) {
      int channel = i / plane;
      tensor[i] = (tensor[i] - MEAN[channel]) / DEVIATION[channel];
    }
  }
}
