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
import keypoints.inference.Suppression;

/**
 * What is shown of a stored answer, from the address's query alone, so that a link shows the same.
 *
 * @param confidence objects below it are left out, 0-1; also those below what was asked for
 * @param overlap of two boxes of one class that overlap by more, the better one is shown, 0-1
 * @param keypointConfidence points below it are shown as unsure, 0-1
 * @param classes names of the classes shown; empty means all
 * @param asked what the model was asked for; it told of nothing beyond
 */
record RunFilter(
    double confidence,
    double overlap,
    double keypointConfidence,
    List<String> classes,
    DetectOptions asked) {
  static final String CONFIDENCE = "confidence";
  static final String OVERLAP = "overlap";
  static final String KEYPOINT_CONFIDENCE = "keypoint_confidence";
  static final String CLASSES = "classes";

  /** From here on a point is more likely right than wrong. */
  private static final double SURE = 0.5;

  private static final int PERCENT = 100;

  /** What makes no sense in the query is as if it were not there. */
  static RunFilter read(HttpServletRequest request, DetectOptions asked) {
    String[] classes = request.getParameterValues(CLASSES);
    return new RunFilter(
        fraction(request, CONFIDENCE, asked.confidence()),
        fraction(request, OVERLAP, asked.overlap()),
        fraction(request, KEYPOINT_CONFIDENCE, sure(asked)),
        classes == null
            ? List.of()
            : Arrays.stream(classes).flatMap(c -> RunForm.names(c).stream()).toList(),
        asked);
  }

  /** Points below it are unsure unless a visitor says otherwise, 0-1. */
  static double sure(DetectOptions asked) {
    return Math.max(SURE, asked.keypointConfidence());
  }

  private static double fraction(HttpServletRequest request, String name, double otherwise) {
    String text = request.getParameter(name);
    double number = text == null ? Double.NaN : Numbers.parse(text) / PERCENT;
    boolean other = number >= 0 && number <= 1 && !percent(number).equals(percent(otherwise));
    return other ? number : otherwise;
  }

  /** The objects of an answer that are shown, best first as they are there. */
  List<Prediction> apply(Inference inference) {
    List<Prediction> shown =
        inference.predictions().stream()
            .filter(prediction -> prediction.confidence() >= confidence)
            .filter(prediction -> classes.isEmpty() || classes.contains(prediction.name()))
            .toList();
    // an answer may hold boxes that overlap more than was asked for: moved to the photo's edge
    return overlap < asked.overlap() ? Suppression.keep(shown, this::hides) : shown;
  }

  private boolean hides(Prediction better, Prediction next) {
    return better.name().equals(next.name()) && better.overlap(next) > overlap;
  }

  /** Whether the model would have to be asked anew to show all of this. */
  boolean beyond() {
    return !wanted().equals(asked);
  }

  /** What to ask the model for, so that all of this can be shown. */
  DetectOptions wanted() {
    return new DetectOptions(
        Math.min(confidence, asked.confidence()),
        Math.max(overlap, asked.overlap()),
        asked.classes(),
        Math.min(keypointConfidence, asked.keypointConfidence()),
        asked.maxDetections(),
        asked.stroke(),
        asked.labels());
  }

  /** The part of the query that shows the same. */
  List<QueryField> query() {
    List<QueryField> query = new ArrayList<>();
    query.add(new QueryField(CONFIDENCE, percent(confidence)));
    if (overlap != asked.overlap()) {
      query.add(new QueryField(OVERLAP, percent(overlap)));
    }
    query.add(new QueryField(KEYPOINT_CONFIDENCE, percent(keypointConfidence)));
    classes.forEach(name -> query.add(new QueryField(CLASSES, name)));
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
