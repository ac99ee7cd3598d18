package keypoints.web.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import keypoints.inference.DetectOptions;
import org.jspecify.annotations.Nullable;

/**
 * The query of a call, read from the query string alone: asking the container for a parameter would
 * make it read a form-urlencoded body, which here is a picture.
 *
 * <p>Unknown names are ignored; of a name that is given twice the last counts.
 */
final class Query {
  /** Of the original, without effect here; their types are checked all the same. */
  private static final List<String> IGNORED_FLAGS =
      List.of(
          "countinference",
          "disable_active_learning",
          "disable_model_monitoring",
          "disable_preproc_auto_orient",
          "disable_preproc_contrast",
          "disable_preproc_grayscale",
          "disable_preproc_static_crop");

  private static final int PERCENT = 100;

  private Query() {}

  static Values read(@Nullable String queryString) {
    Map<String, String> values = new HashMap<>();
    for (String pair : (queryString == null ? "" : queryString).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return new Values("query", values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** What is asked of the model. Values that cannot be read are noted in {@code query}. */
  static Asked asked(Values query) {
    IGNORED_FLAGS.forEach(query::flag);
    query.number("tradeoff_factor", 0);
    String format = query.text("format");
    return new Asked(
        options(query),
        false,
        query.flag("skeleton"),
        Asked.Format.of(format == null ? "" : format));
  }

  private static DetectOptions options(Values query) {
    DetectOptions normal = DetectOptions.DEFAULT;
    return new DetectOptions(
        Asked.atLeastTheLowest(fraction(query.confidence(normal.confidence()))),
        fraction(query.number("overlap", normal.overlap())),
        classes(query.text("classes")),
        pointConfidence(query.number("keypoint_confidence", normal.keypointConfidence())),
        query.whole("max_detections", normal.maxDetections()),
        query.whole("stroke", normal.stroke()),
        query.flag("labels"));
  }

  private static List<String> classes(@Nullable String names) {
    return Arrays.stream((names == null ? "" : names).split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** A percentage from 1 on, below it a fraction: 1 is one percent. */
  private static double fraction(double value) {
    return value >= 1 ? value / PERCENT : value;
  }

  /** Always a fraction in the original; what cannot be one is taken for a percentage. */
  private static double pointConfidence(double value) {
    return value > 1 ? value / PERCENT : value;
  }
}
