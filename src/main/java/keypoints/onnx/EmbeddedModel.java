package keypoints.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/** One model, loaded; its session may be used by many threads at once. */
final class EmbeddedModel implements AutoCloseable {
  private static final int DEFAULT_SIDE = 640;
  private static final long OPENING_STACK_BYTES = 64L << 20;

  private final Model model;
  private final Preprocessing preprocessing;
  private final OrtSession session;
  private final String inputName;
  private final OutputLayout layout;
  private final boolean looksTwice;

  /**
   * Loads a model and asks it about an empty picture once, which shows the shapes of its outputs
   * and warms it up.
   *
   * @param threads how many one question may use
   * @throws IllegalArgumentException when its output fits no known layout
   */
  EmbeddedModel(ModelId id, ModelFiles files, int threads) throws IOException, OrtException {
    model = new Model(id, "", files.classes());
    session = open(files.weights(), threads);
    inputName = session.getInputNames().iterator().next();
    preprocessing = preprocessing(files);
    looksTwice = files.looksTwice();
    int values = 3 * preprocessing.width() * preprocessing.height();
    layout = OutputLayout.of(run(new float[values]), model.classes(), preprocessing.width());
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
      return OrtEnvironment.getEnvironment().createSession(weights, options);
    }
  }

  private Preprocessing preprocessing(ModelFiles files) throws OrtException {
    TensorInfo input = (TensorInfo) session.getInputInfo().get(inputName).getInfo();
    long[] shape = input.getShape(); // [N, 3, H, W], -1 where the graph leaves it open
    int height = shape[2] > 0 ? (int) shape[2] : DEFAULT_SIDE;
    int width = shape[3] > 0 ? (int) shape[3] : DEFAULT_SIDE;
    return files.preprocessing(width, height);
  }

  Model model() {
    return model;
  }

  /**
   * Asks the model.
   *
   * @param photo upright, {@link BufferedImage#TYPE_3BYTE_BGR}
   */
  Inference detect(BufferedImage photo, DetectOptions options) {
    long start = System.nanoTime();
    List<Prediction> found = look(photo, options);
    if (looksTwice) {
      found = SecondLook.refine(found, photo, near -> look(near, SecondLook.wider(options)));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    ImageSize size = new ImageSize(photo.getWidth(), photo.getHeight());
    return new Inference(null, newId(), seconds, size, found);
  }

  private List<Prediction> look(BufferedImage photo, DetectOptions options) {
    Letterbox box = Letterbox.of(preprocessing, photo.getWidth(), photo.getHeight());
    int edge = preprocessing.resize().edge();
    float[] input = InputTensor.of(photo, box, edge, layout.wantsNormalisedInput());
    List<Candidate> found = layout.decode(ask(input), options.confidence());
    return suppressed(found, options.overlap()).stream()
        .filter(candidate -> options.wants(className(candidate)))
        .limit(options.maxDetections())
        .map(candidate -> onPhoto(candidate, box, photo, options.keypointConfidence()))
        .toList();
  }

  private List<Candidate> suppressed(List<Candidate> found, double overlap) {
    return layout.wantsSuppression()
        ? Suppression.keep(found, overlap)
        : Suppression.bestFirst(found);
  }

  private List<Tensor> ask(float[] input) {
    try {
      return run(input);
    } catch (OrtException e) {
      throw new Failure(Reason.INTERNAL, "model " + model.id() + " failed", e);
    }
  }

  private List<Tensor> run(float[] input) throws OrtException {
    long[] shape = {1, 3, preprocessing.height(), preprocessing.width()};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      List<Tensor> outputs = new ArrayList<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.add(tensor(output.getKey(), (OnnxTensor) output.getValue()));
      }
      return outputs;
    }
  }

  private static Tensor tensor(String name, OnnxTensor output) {
    FloatBuffer buffer = output.getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return new Tensor(name, output.getInfo().getShape(), values);
  }

  private String className(Candidate candidate) {
    return model.classes().get(candidate.classId()).name();
  }

  /** Boxes are clamped to the photo; keypoints may lie outside. */
  private Prediction onPhoto(
      Candidate candidate, Letterbox box, BufferedImage photo, double keypointConfidence) {
    double left = clamp(box.photoX(candidate.left()), photo.getWidth());
    double right = clamp(box.photoX(candidate.right()), photo.getWidth());
    double top = clamp(box.photoY(candidate.top()), photo.getHeight());
    double bottom = clamp(box.photoY(candidate.bottom()), photo.getHeight());
    return new Prediction(
        (left + right) / 2,
        (top + bottom) / 2,
        right - left,
        bottom - top,
        candidate.score(),
        className(candidate),
        candidate.classId(),
        newId(),
        keypoints(candidate, box, keypointConfidence));
  }

  private static double clamp(double value, int limit) {
    return Math.max(0, Math.min(limit, value));
  }

  private List<Keypoint> keypoints(Candidate candidate, Letterbox box, double minConfidence) {
    ObjectClass kind = model.classes().get(candidate.classId());
    float[] points = candidate.points();
    List<Keypoint> found = new ArrayList<>();
    for (int slot = 0; slot < kind.keypoints().size(); slot++) {
      float confidence = points[3 * slot + 2];
      if (confidence >= minConfidence) {
        double x = box.photoX(points[3 * slot]);
        double y = box.photoY(points[3 * slot + 1]);
        found.add(new Keypoint(x, y, confidence, slot, kind.keypoints().get(slot)));
      }
    }
    return found;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close " + model.id(), e);
    }
  }
}
