package keypoints.onnx;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.FloatBuffer;
import java.util.Arrays;
import keypoints.image.Reduced;

/** Writes a photo as the network's input: [1, 3, height, width], RGB, 0-1 or normalised. */
final class InputTensor {
  private static final int CHANNELS = 3;
  private static final float WHITE = 255f;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final Letterbox box;
  private final boolean normalised;
  private final FloatBuffer input;

  /** A row of each channel, RGB; beside the photo all rows are alike. */
  private final float[][] row;

  /**
   * @param normalised whether ImageNet's mean and deviation are applied
   * @param input of the network, at least as large; written from its start
   */
  InputTensor(Letterbox box, boolean normalised, FloatBuffer input) {
    this.box = box;
    this.normalised = normalised;
    this.input = input;
    this.row = new float[CHANNELS][box.width()];
  }

  /**
   * Writes all of it.
   *
   * @param photo fine enough, at any reduction
   * @param edge value beside a fitted photo and beyond it, 0-255
   */
  void write(Reduced photo, int edge) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      Arrays.fill(row[channel], value(edge, channel));
    }
    int end = box.top() + box.innerHeight();
    for (int y = 0; y < box.height(); y++) {
      if (y < box.top() || y >= end) {
        put(y);
      }
    }
    writePhoto(photo, edge);
  }

  private void writePhoto(Reduced photo, int edge) {
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
    int lineOf = -1;
    for (int y = 0; y < box.innerHeight(); y++) {
      Arrays.fill(sum, rows.outside(y) * edge);
      for (int i = 0; i < rows.count(y); i++) {
        // the last row of one line is often the first of the next
        if (rows.px(y, i) != lineOf) {
          lineOf = rows.px(y, i);
          columns.apply(pixels, lineOf, line, edge);
        }
        addScaled(sum, line, rows.weight(y, i));
      }
      spread(sum);
      put(box.top() + y);
    }
  }

  private static void addScaled(float[] sum, float[] line, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += line[i] * weight;
    }
  }

  /** From BGR side by side to a row of each channel. */
  private void spread(float[] bgr) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[] values = row[channel];
      for (int x = 0, at = CHANNELS - 1 - channel; at < bgr.length; x++, at += CHANNELS) {
        values[box.left() + x] = value(bgr[at], channel);
      }
    }
  }

  /**
   * @param level 0-255
   */
  private float value(float level, int channel) {
    float value = level / WHITE;
    return normalised ? (value - MEAN[channel]) / DEVIATION[channel] : value;
  }

  private void put(int y) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      input.put((channel * box.height() + y) * box.width(), row[channel]);
    }
  }
}
