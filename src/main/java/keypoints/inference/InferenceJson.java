package keypoints.inference;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of answers as the inference API writes it, and of what is stored beside them. */
public final class InferenceJson {
  private static final Jsonb JSONB =
      JsonbBuilder.create(new JsonbConfig().withAdapters(new KeypointAdapter()));

  private InferenceJson() {}

  /** Absent values are absent keys, never null. */
  public static String write(Inference inference) {
    return JSONB.toJson(inference);
  }

  /** Reads what {@link #write(Inference)} wrote. */
  public static Inference readInference(String json) {
    return JSONB.fromJson(json, Inference.class);
  }

  /** Of several answers. */
  public record Answers(List<Inference> answers) {}

  public static String write(List<Inference> answers) {
    return JSONB.toJson(new Answers(answers));
  }

  /** Reads what {@link #write(List)} wrote. */
  public static List<Inference> readAll(String json) {
    return JSONB.fromJson(json, Answers.class).answers();
  }

  public static String write(DetectOptions options) {
    return JSONB.toJson(options);
  }

  /** Reads what {@link #write(DetectOptions)} wrote. */
  public static DetectOptions readOptions(String json) {
    return JSONB.fromJson(json, DetectOptions.class);
  }

  /** The server's code calls the name {@code class}, its documentation {@code class_name}. */
  @JsonbPropertyOrder({"x", "y", "confidence", "classId", "name", "documentedName", "covariance"})
  public record TwiceNamed(
      double x,
      double y,
      double confidence,
      @JsonbProperty("class_id") int classId,
      @JsonbProperty("class") String name,
      @JsonbProperty("class_name") String documentedName,
      @Nullable List<List<Double>> covariance) {
    static TwiceNamed of(Keypoint point) {
      Spread spread = point.spread();
      return new TwiceNamed(
          point.x(),
          point.y(),
          point.confidence(),
          point.classId(),
          point.name(),
          point.name(),
          spread == null
              ? null
              : List.of(List.of(spread.xx(), spread.xy()), List.of(spread.xy(), spread.yy())));
    }

    Keypoint keypoint() {
      Spread spread =
          covariance == null
              ? null
              : new Spread(
                  covariance.get(0).get(0), covariance.get(0).get(1), covariance.get(1).get(1));
      return new Keypoint(x, y, confidence, classId, name, spread);
    }
  }

  private static final class KeypointAdapter implements JsonbAdapter<Keypoint, TwiceNamed> {
    @Override
    public TwiceNamed adaptToJson(Keypoint point) {
      return TwiceNamed.of(point);
    }

    @Override
    public Keypoint adaptFromJson(TwiceNamed wire) {
      return wire.keypoint();
    }
  }
}
