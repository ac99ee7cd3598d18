package keypoints.onnx;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import keypoints.inference.DetectOptions;
import keypoints.inference.ObjectClass;

/** One case of {@code src/test/resources/decoding}, whose README tells what the fields are. */
public record ReferenceCase(
    int[] photo,
    int[] input,
    String resize,
    int[] slots,
    double confidence,
    double overlap,
    @JsonbProperty("keypoint_confidence") double keypointConfidence,
    @JsonbProperty("max_detections") int maxDetections,
    int[] wanted,
    List<Output> outputs,
    List<Found> predictions) {
  private static final Jsonb JSONB = JsonbBuilder.create();

  /** A tensor whose values stand in the other file. */
  public record Output(String name, long[] shape) {
    private Tensor read(InputStream values) throws IOException {
      int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      float[] read = new float[count];
      byte[] bytes = values.readNBytes(count * Float.BYTES);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(read);
      return new Tensor(name, shape, read);
    }
  }

  /**
   * What the reference makes of it.
   *
   * @param box centre x, y, width, height
   * @param keypoints slot, x, y, confidence of each
   */
  public record Found(
      @JsonbProperty("class") int kind, double confidence, double[] box, double[][] keypoints) {}

  /** A case with its tensors. */
  record WithTensors(ReferenceCase reference, List<Tensor> tensors) {}

  static List<WithTensors> read(String layout) throws IOException {
    try (InputStream cases = open(layout + ".json");
        InputStream values = new GZIPInputStream(open(layout + ".gz"))) {
      List<WithTensors> read = new ArrayList<>();
      for (ReferenceCase reference : JSONB.fromJson(cases, ReferenceCase[].class)) {
        List<Tensor> tensors = new ArrayList<>();
        for (Output output : reference.outputs()) {
          tensors.add(output.read(values));
        }
        read.add(new WithTensors(reference, tensors));
      }
      return read;
    }
  }

  private static InputStream open(String file) {
    return ReferenceCase.class.getResourceAsStream("/decoding/" + file);
  }

  /** Class 1 is called c1, its third keypoint c1k2. */
  List<ObjectClass> classes() {
    return IntStream.range(0, slots.length)
        .mapToObj(
            c -> new ObjectClass("c" + c, "#FF8000", names("c" + c + "k", slots[c]), List.of()))
        .toList();
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  DetectOptions options() {
    List<String> names = Arrays.stream(wanted).mapToObj(c -> "c" + c).toList();
    return new DetectOptions(
        confidence, overlap, names, keypointConfidence, maxDetections, 0, false);
  }

  Preprocessing preprocessing() {
    return new Preprocessing(Resize.named(resize), input[0], input[1]);
  }
}
