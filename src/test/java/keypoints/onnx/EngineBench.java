package keypoints.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import keypoints.RunningApp;
import keypoints.testing.PhonePhoto;

/**
 * Prints how long a call of {@code /api/dials/1} takes beside what it cannot do without: decoding
 * the JPEG with the JDK, and the networks' own runs on tensors that are ready. A call and its parts
 * take turns, so that both meet the same load of the machine; the ratio is that of each pair.
 */
public final class EngineBench {
  private static final int WARM_UPS = 20;
  private static final int PAIRS = 40;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final PrintStream OUT = System.out;

  private final URI api;
  private final Bare first;
  private final Bare near;

  private EngineBench(URI api, Bare first, Bare near) {
    this.api = api;
    this.first = first;
    this.near = near;
  }

  /** Ends by itself, in about a minute. */
  public static void main(String[] args) throws Exception {
    OUT.printf(
        "JDK %s, %d processors, %d pairs after %d%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), PAIRS, WARM_UPS);
    OUT.printf(
        "%-26s %9s %9s %9s %9s %9s%n",
        "one clock", "call ms", "decode", "networks", "ratio p50", "p90");
    RunningApp app = new RunningApp(Files.createTempDirectory("bench"), Map.of());
    try (Bare first = new Bare("weights.onnx", 320);
        Bare near = new Bare("near.onnx", 224)) {
      EngineBench bench = new EngineBench(app.home().resolve("api/dials/1"), first, near);
      for (int[] size : new int[][] {{640, 480}, {1632, 1224}, {4000, 3000}}) {
        byte[] photo = PhonePhoto.ofClock(size[0], size[1]);
        bench.compare("plain", photo, photo);
        bench.compare("base64", Base64.getEncoder().encode(photo), photo);
      }
    }
    app.close();
  }

  private void compare(String form, byte[] body, byte[] photo) throws Exception {
    double[][] rows = new double[4][PAIRS];
    for (int i = -WARM_UPS; i < PAIRS; i++) {
      double call = timed(() -> call(body));
      double decode = timed(() -> ImageIO.read(new ByteArrayInputStream(photo)));
      double networks = timed(this::bothRun);
      if (i >= 0) {
        rows[0][i] = call;
        rows[1][i] = decode;
        rows[2][i] = networks;
        rows[3][i] = call / (decode + networks);
      }
    }
    for (double[] row : rows) {
      Arrays.sort(row);
    }
    String name = String.format(Locale.ROOT, "%s, %.1f MB", form, body.length / 1e6);
    int middle = PAIRS / 2;
    OUT.printf(
        Locale.ROOT,
        "%-26s %9.1f %9.1f %9.1f %9.2f %9.2f%n",
        name,
        rows[0][middle],
        rows[1][middle],
        rows[2][middle],
        rows[3][middle],
        rows[3][PAIRS * 9 / 10]);
  }

  private Object call(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api).POST(BodyPublishers.ofByteArray(body)).build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("minute_tip")) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  private Object bothRun() throws OrtException {
    first.run();
    near.run();
    return near;
  }

  @FunctionalInterface
  private interface Step {
    Object run() throws IOException, InterruptedException, OrtException;
  }

  private static double timed(Step step) throws IOException, InterruptedException, OrtException {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e6;
  }

  /** A session of ONNX Runtime as the engine opens it, and an input that is ready. */
  private static final class Bare implements AutoCloseable {
    private final OrtSession session;
    private final OnnxTensor input;

    Bare(String file, int side) throws IOException, OrtException {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (InputStream in = EngineBench.class.getResourceAsStream("/models/dials/1/" + file);
          OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(Runtime.getRuntime().availableProcessors());
        session = environment.createSession(in.readAllBytes(), options);
      }
      long[] shape = {1, 3, side, side};
      FloatBuffer grey = FloatBuffer.allocate(3 * side * side);
      input = OnnxTensor.createTensor(environment, grey, shape);
    }

    void run() throws OrtException {
      session.run(Map.of("images", input)).close();
    }

    @Override
    public void close() throws OrtException {
      input.close();
      session.close();
    }
  }
}
