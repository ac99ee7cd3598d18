package keypoints.web.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import keypoints.inference.DetectOptions;
import org.jspecify.annotations.Nullable;

/**
 * The query of a call, read from the query string alone: asking the container for a parameter would
 * make it read a form-urlencoded body, which here is a picture.
 *
 * <p>Unknown names are ignored; of a name that is given twice the last counts.
 */
final class ApiQuery {
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");
  private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "f", "n");

  /** Below it every cell of a network's output would be an object. */
  private static final double LOWEST_CONFIDENCE = 0.01;

  private final Map<String, String> values;
  private final List<Detail> problems = new ArrayList<>();

  private ApiQuery(Map<String, String> values) {
    this.values = values;
  }

  static ApiQuery of(@Nullable String queryString) {
    Map<String, String> values = new HashMap<>();
    for (String pair : (queryString == null ? "" : queryString).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return new ApiQuery(values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** What is asked of the model. Values that cannot be read are noted in {@link #problems}. */
  DetectOptions options() {
    DetectOptions normal = DetectOptions.DEFAULT;
    double confidence = fraction("confidence", normal.confidence());
    return new DetectOptions(
        Math.max(LOWEST_CONFIDENCE, confidence),
        fraction("overlap", normal.overlap()),
        classes(),
        fraction("keypoint_confidence", normal.keypointConfidence()),
        whole("max_detections", normal.maxDetections()),
        whole("stroke", normal.stroke()),
        flag("labels"));
  }

  /** {@code json}, {@code image} or {@code image_and_json}; any other word behaves as json. */
  String format() {
    return values.getOrDefault("format", "json");
  }

  /** The address of the picture; null when the body holds it. */
  @Nullable String image() {
    return values.get("image");
  }

  /** Whether skeletons and keypoint names are drawn as well: an addition of ours. */
  boolean skeleton() {
    return flag("skeleton");
  }

  /** What could not be read so far. */
  List<Detail> problems() {
    return problems;
  }

  private List<String> classes() {
    return List.of(values.getOrDefault("classes", "").split(",", -1)).stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** A percentage from 1 on, below it a fraction: 1 is one percent. */
  private double fraction(String name, double otherwise) {
    double value = read(name, otherwise, ApiQuery::number, Detail::notANumber);
    return value >= 1 ? value / 100 : value;
  }

  private int whole(String name, int otherwise) {
    return read(name, otherwise, ApiQuery::integer, Detail::notAnInteger);
  }

  private boolean flag(String name) {
    return read(name, false, ApiQuery::bool, Detail::notABoolean);
  }

  @FunctionalInterface
  private interface Complaint {
    Detail about(String name, String value);
  }

  private <T> T read(
      String name, T otherwise, Function<String, @Nullable T> reading, Complaint complaint) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    T value = reading.apply(text.strip());
    if (value == null) {
      problems.add(complaint.about(name, text));
      return otherwise;
    }
    return value;
  }

  private static @Nullable Double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Integer integer(String text) {
    Double value = number(text);
    boolean usable = value != null && value >= 0 && value <= 10_000 && value % 1 == 0;
    return usable ? Integer.valueOf(value.intValue()) : null;
  }

  private static @Nullable Boolean bool(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
  }
}
