package keypoints.roboflow;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;

/** The query of a request, by the names that Roboflow documents. */
final class Question {
  /** The server reads a number from 1 on as a percentage, an older one only above 1. */
  private static final double SMALLEST_PERCENTAGE = 0.01;

  private static final int STROKES_ON_A_SIDE = 300;
  private static final int THINNEST_CHOSEN_STROKE = 2;

  private Question() {}

  static Map<String, Object> parameters(Photo photo, DetectOptions options) {
    Map<String, Object> query = new LinkedHashMap<>();
    if (!options.classes().isEmpty()) {
      query.put("classes", String.join(",", options.classes()));
    }
    query.put("confidence", percent(options.confidence()));
    query.put("overlap", percent(options.overlap()));
    query.put("max_detections", options.maxDetections());
    query.put("stroke", stroke(photo, options));
    query.put("labels", options.labels());
    query.put("format", "image_and_json");
    query.put("name", "photo." + photo.format().extension());
    return query;
  }

  /** As a percentage where it is more than 1 %, else as a fraction: never the ambiguous 1. */
  static String percent(double fraction) {
    BigDecimal exact = BigDecimal.valueOf(fraction);
    BigDecimal sent = fraction > SMALLEST_PERCENTAGE ? exact.movePointRight(2) : exact;
    return sent.stripTrailingZeros().toPlainString();
  }

  /** The server's own default of 1 px cannot be seen on a photo; it is the size of dots, too. */
  private static int stroke(Photo photo, DetectOptions options) {
    int longest = Math.max(photo.width(), photo.height());
    return options.stroke() > 0
        ? options.stroke()
        : Math.max(THINNEST_CHOSEN_STROKE, longest / STROKES_ON_A_SIDE);
  }
}
