package keypoints.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.ObjectClass;

/** A graph, loaded; its session may be used by many threads at once. */
final class Network implements AutoCloseable {
  private static final int DEFAULT_SIDE = 640;
  private static final long OPENING_STACK_BYTES = 64L << 20;

  private final OrtSession session;
  private final String inputName;
  private final Preprocessing preprocessing;
  private final OutputLayout layout;

  /**
   * Free ones, as many as there were questions at once: of some MB each, outside the heap, where
   * the runtime reads them without a copy.
   */
  private final Queue<FloatBuffer> inputs = new ConcurrentLinkedQueue<>();

  /**
   * Loads a graph and asks it about an empty picture once, which shows the shapes of its outputs
   * and warms it up.
   *
   * @param resize how a photo is brought to the size of its input
   * @param threads how many one question may use
   * @throws IllegalArgumentException when its output fits no known layout
   */
  Network(byte[] weights, Resize resize, List<ObjectClass> classes, int threads)
      throws OrtException {
    session = open(weights, threads);
    inputName = session.getInputNames().iterator().next();
    preprocessing = preprocessing(resize);
    FloatBuffer nothing = takeInput();
    layout = OutputLayout.of(run(nothing), classes, preprocessing);
    inputs.add(nothing);
  }

  /**
   * Opens a session on a thread of its own, because the native optimiser recurses along the graph:
   * on a container's usual stack of 1 MB a graph of some hundred nodes ends the whole process.
   */
  private static OrtSession open(byte[] weights, int threads) throws OrtException {
    FutureTask<OrtSession> opening = new FutureTask<>(() -> createSession(weights, threads));
    new Thread(null, opening, "model-opening", OPENING_STACK_BYTES).start();
    try {
      return opening.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot open a model", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while opening a model", e);
    }
  }

  private static OrtSession createSession(byte[] weights, int threads) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      // threads that wait for one another in a loop take the processors from other questions
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return OrtEnvironment.getEnvironment().createSession(weights, options);
    }
  }

  private Preprocessing preprocessing(Resize resize) throws OrtException {
    TensorInfo input = (TensorInfo) session.getInputInfo().get(inputName).getInfo();
    long[] shape = input.getShape(); // [N, 3, H, W], -1 where the graph leaves it open
    int height = shape[2] > 0 ? (int) shape[2] : DEFAULT_SIDE;
    int width = shape[3] > 0 ? (int) shape[3] : DEFAULT_SIDE;
    return new Preprocessing(resize, width, height);
  }

  /** Best first, each object once. */
  List<Candidate> bestFirst(List<Candidate> found, double overlap) {
    return layout.bestFirst(found, overlap);
  }

  /**
   * Everything that it sees at or above a score, in px of the photo, in no order.
   *
   * @param part of the photo that it is shown
   */
  List<Candidate> look(View photo, Letterbox.Part part, double minScore) {
    Letterbox box = Letterbox.of(preprocessing, part);
    int edge = preprocessing.resize().edge();
    FloatBuffer input = takeInput();
    try {
      new InputTensor(box, layout.wantsNormalisedInput(), input).write(photo.pixels(box), edge);
      return layout.onPhoto(run(input), box, minScore);
    } catch (OrtException e) {
      throw new Failure(Reason.INTERNAL, "a network failed", e);
    } finally {
      inputs.add(input);
    }
  }

  private FloatBuffer takeInput() {
    FloatBuffer free = inputs.poll();
    return free == null ? newInput() : free;
  }

  private FloatBuffer newInput() {
    int values = 3 * preprocessing.width() * preprocessing.height();
    return ByteBuffer.allocateDirect(values * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private List<Tensor> run(FloatBuffer input) throws OrtException {
    long[] shape = {1, 3, preprocessing.height(), preprocessing.width()};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, shape);
        OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      List<Tensor> outputs = new ArrayList<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.add(tensor(output.getKey(), (OnnxTensor) output.getValue()));
      }
      return outputs;
    }
  }

  private static Tensor tensor(String name, OnnxTensor output) {
    // a copy of its own, on the heap
    float[] values = output.getFloatBuffer().array();
    return new Tensor(name, output.getInfo().getShape(), values);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close a network", e);
    }
  }
}
