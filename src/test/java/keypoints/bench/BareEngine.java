package keypoints.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * What an answer of {@code dials/1} cannot do without, written down as plainly as it can be and
 * without a line of the application: the photo decoded by the JDK, brought to the size of each
 * network, the networks, and their outputs read once.
 */
final class BareEngine implements AutoCloseable {
  private static final int CHANNELS = 3;

  private final Net first;
  private final Net near;

  /**
   * @param threads that each question to a network may use
   */
  BareEngine(int threads) throws IOException, OrtException {
    first = new Net("weights.onnx", 320, threads);
    near = new Net("near.onnx", 224, threads);
  }

  static BufferedImage decode(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  void letterbox(BufferedImage photo) {
    first.fill(photo);
    near.fill(photo);
  }

  void networks() throws OrtException {
    first.run();
    near.run();
  }

  /** Many clients may ask at once; nobody reads the output. */
  void runOnly() throws OrtException {
    first.ask().close();
    near.ask().close();
  }

  /** How many scores are above one half, of both outputs. */
  int read() {
    return first.read() + near.read();
  }

  @Override
  public void close() throws OrtException {
    first.close();
    near.close();
  }

  /** A session of ONNX Runtime as the engine opens it, with an input and an output of its own. */
  private static final class Net implements AutoCloseable {
    private final OrtSession session;
    private final FloatBuffer values;
    private final OnnxTensor input;
    private final int side;
    private float[] output = {};

    Net(String file, int side, int threads) throws IOException, OrtException {
      this.side = side;
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (InputStream in = BareEngine.class.getResourceAsStream("/models/dials/1/" + file);
          OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(threads);
        // the faster way, which the application goes, too
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        session = environment.createSession(in.readAllBytes(), options);
      }
      values =
          ByteBuffer.allocateDirect(CHANNELS * side * side * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      input = OnnxTensor.createTensor(environment, values, new long[] {1, CHANNELS, side, side});
    }

    /** The px nearest to the middle of each px of the input; beside the photo it stays black. */
    void fill(BufferedImage photo) {
      byte[] bgr = ((DataBufferByte) photo.getRaster().getDataBuffer()).getData();
      double scale = (double) side / Math.max(photo.getWidth(), photo.getHeight());
      int width = (int) (photo.getWidth() * scale);
      int height = (int) (photo.getHeight() * scale);
      int top = (side - height) / 2;
      int left = (side - width) / 2;
      for (int y = 0; y < height; y++) {
        int row = photo.getWidth() * (int) ((y + 0.5) / scale);
        int to = (top + y) * side + left;
        for (int x = 0; x < width; x++) {
          int from = (row + (int) ((x + 0.5) / scale)) * CHANNELS;
          for (int channel = 0; channel < CHANNELS; channel++) {
            int colour = bgr[from + CHANNELS - 1 - channel] & 0xFF;
            values.put(channel * side * side + to + x, colour / 255f);
          }
        }
      }
    }

    OrtSession.Result ask() throws OrtException {
      return session.run(Map.of(session.getInputNames().iterator().next(), input));
    }

    void run() throws OrtException {
      try (OrtSession.Result result = ask()) {
        FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
        output = new float[found.remaining()];
        found.get(output);
      }
    }

    int read() {
      int high = 0;
      for (float value : output) {
        high += value > 0.5f ? 1 : 0;
      }
      return high;
    }

    @Override
    public void close() throws OrtException {
      input.close();
      session.close();
    }
  }
}
