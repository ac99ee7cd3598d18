package keypoints.web.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.ImageLimits;
import keypoints.inference.DetectOptions;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call that is a JSON object, as {@code inference-sdk} sends it.
 *
 * @param values what stands in it as text, numbers and booleans
 */
record JsonCall(JsonObject body, Values values) {
  private static final int MEGA = 1_000_000;
  private static final Jsonb JSONB = JsonbBuilder.create();

  /**
   * Reads a body whole; empty when it is no JSON object.
   *
   * @throws Failure BODY_TOO_LARGE
   */
  static Optional<JsonCall> read(HttpServletRequest request, ImageLimits limits)
      throws IOException {
    int limit = ApiBody.limit(limits.maxBytes());
    byte[] bytes = request.getInputStream().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new Failure(Reason.BODY_TOO_LARGE, null, limits.maxBytes() / MEGA);
    }
    return parse(bytes).map(JsonCall::of);
  }

  /** JSON-P itself answers a body that is nested too deeply with a bare RuntimeException. */
  private static Optional<JsonObject> parse(byte[] bytes) {
    try {
      JsonValue value = JSONB.fromJson(new ByteArrayInputStream(bytes), JsonValue.class);
      return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (JsonbException e) {
      return Optional.empty();
    }
  }

  private static JsonCall of(JsonObject body) {
    Map<String, String> texts = new HashMap<>();
    body.forEach((name, value) -> text(value).ifPresent(text -> texts.put(name, text)));
    return new JsonCall(body, new Values("body", texts));
  }

  /** Pictures stay where they are: they are objects, or lists of them. */
  private static Optional<String> text(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> Optional.of(((JsonString) value).getString());
      case NUMBER, TRUE, FALSE -> Optional.of(value.toString());
      default -> Optional.empty();
    };
  }

  /** What is asked of the model. Values that cannot be read are noted in {@link #values}. */
  Asked asked() {
    boolean drawn = values.flag("visualize_predictions");
    return new Asked(
        options(),
        values.flag("class_agnostic_nms"),
        values.flag("skeleton"),
        drawn ? Asked.Format.IMAGE_AND_JSON : Asked.Format.JSON);
  }

  private DetectOptions options() {
    DetectOptions normal = DetectOptions.DEFAULT;
    return new DetectOptions(
        Asked.atLeastTheLowest(values.confidence(normal.confidence())),
        values.number("iou_threshold", normal.overlap()),
        classes(),
        values.number("keypoint_confidence", normal.keypointConfidence()),
        values.whole("max_detections", normal.maxDetections()),
        values.whole("visualization_stroke_width", normal.stroke()),
        values.flag("visualization_labels"));
  }

  private List<String> classes() {
    return body.get("class_filter") instanceof JsonArray names
        ? names.stream().map(JsonCall::text).flatMap(Optional::stream).toList()
        : List.of();
  }

  /** Whether {@code class_filter} is a list, or nothing at all. */
  boolean filterIsList() {
    JsonValue filter = body.getOrDefault("class_filter", JsonValue.NULL);
    return filter instanceof JsonArray || filter == JsonValue.NULL;
  }

  /** The images, one or a list of them; empty when there is none. */
  List<JsonValue> images() {
    JsonValue image = body.get("image");
    return image instanceof JsonArray list ? list : image == null ? List.of() : List.of(image);
  }

  /** Whether the answer is a list, too. */
  boolean isList() {
    return body.get("image") instanceof JsonArray;
  }

  /** The key of such a call: in its query, its header, or else its body; null when in none. */
  static @Nullable String key(HttpServletRequest request, Optional<JsonCall> call) {
    String key = ApiKeys.sent(request, Query.read(request.getQueryString()));
    return key == null && call.isPresent() ? call.get().values.text("api_key") : key;
  }

  /** The model that is named, as it stands; empty when none is. */
  String model() {
    String model = values.text("model_id");
    return model == null ? "" : model;
  }
}
