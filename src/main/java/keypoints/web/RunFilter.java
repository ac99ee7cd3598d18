package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.Prediction;

/**
 * What is shown of a stored answer, from the address's query alone, so that a link shows the same.
 *
 * @param confidence objects below it are left out, 0-1
 * @param keypointConfidence points below it are shown as unsure, 0-1
 * @param classes names of the classes shown; empty means all
 * @param drawn whether the drawn picture is shown instead of the overlay
 * @param layers what is shown of the overlay
 */
record RunFilter(
    double confidence,
    double keypointConfidence,
    List<String> classes,
    boolean drawn,
    Layers layers) {
  /** From here on a point is more likely right than wrong. */
  private static final double SURE = 0.5;

  private static final int PERCENT = 100;

  /** What makes no sense in the query is as if it were not there. */
  static RunFilter read(HttpServletRequest request, DetectOptions asked) {
    String[] classes = request.getParameterValues("classes");
    return new RunFilter(
        Math.max(asked.confidence(), fraction(request, "confidence", asked.confidence())),
        fraction(request, "keypoint_confidence", SURE),
        classes == null
            ? List.of()
            : Arrays.stream(classes).flatMap(c -> RunForm.names(c).stream()).toList(),
        "drawn".equals(request.getParameter("view")),
        Layers.read(request));
  }

  private static double fraction(HttpServletRequest request, String name, double otherwise) {
    String text = request.getParameter(name);
    double number = text == null ? Double.NaN : Numbers.parse(text) / PERCENT;
    return number >= 0 && number <= 1 ? number : otherwise;
  }

  /** The objects of an answer that are shown. */
  List<Prediction> apply(Inference inference) {
    return inference.predictions().stream()
        .filter(prediction -> prediction.confidence() >= confidence)
        .filter(prediction -> classes.isEmpty() || classes.contains(prediction.name()))
        .toList();
  }

  /** The part of the query that shows the same, in the overlay or in the drawn picture. */
  List<QueryField> query(boolean asDrawn) {
    List<QueryField> query = new ArrayList<>();
    query.add(new QueryField("confidence", percent(confidence)));
    query.add(new QueryField("keypoint_confidence", percent(keypointConfidence)));
    classes.forEach(name -> query.add(new QueryField("classes", name)));
    query.addAll(layers.query());
    if (asDrawn) {
      query.add(new QueryField("view", "drawn"));
    }
    return query;
  }

  /** As a number field and a query want it, whatever the language: at most two digits. */
  static String percent(double fraction) {
    return BigDecimal.valueOf(fraction * PERCENT)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
