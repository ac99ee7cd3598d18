package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;

/**
 * The fields of the start page as they were typed, blanks around them cut.
 *
 * @param url of a photo
 * @param sample name of a sample photo
 * @param kept token of a photo that was chosen before, see {@link KeptPhotos}
 * @param model {@code project/version}
 * @param confidence 0-100
 * @param overlap 0-100
 * @param keypointConfidence 0-100
 * @param classes names with commas between
 * @param stroke px; empty or 0 means by the photo's size
 * @param labels whether names are drawn
 */
public record RunForm(
    String url,
    String sample,
    String kept,
    String model,
    String confidence,
    String overlap,
    String keypointConfidence,
    String classes,
    String stroke,
    boolean labels) {
  private static final int MAX_LENGTH = 2000;
  private static final int MAX_STROKE = 100;
  private static final int PERCENT = 100;

  /** What the form says before anybody has typed. */
  static RunForm blank(ModelId model) {
    return new RunForm("", "", "", model.toString(), "40", "30", "0", "", "", false);
  }

  /** Reads the fields; what is left out has its default. */
  static RunForm read(HttpServletRequest request, ModelId model) {
    RunForm blank = blank(model);
    return new RunForm(
        last(request, "url", ""),
        last(request, "sample", ""),
        last(request, "kept", ""),
        last(request, "model", blank.model()),
        last(request, "confidence", blank.confidence()),
        last(request, "overlap", blank.overlap()),
        last(request, "keypoint_confidence", blank.keypointConfidence()),
        last(request, "classes", ""),
        last(request, "stroke", ""),
        !last(request, "labels", "").isEmpty());
  }

  /** The same with the token of a photo that need not be chosen again. */
  RunForm withKept(String token) {
    return new RunForm(
        url, "", token, model, confidence, overlap, keypointConfidence, classes, stroke, labels);
  }

  /** The last one that is filled: the model is offered as a choice and as a text beside it. */
  private static String last(HttpServletRequest request, String name, String otherwise) {
    String[] values = request.getParameterValues(name);
    return Stream.of(values == null ? new String[0] : values)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .map(value -> value.substring(0, Math.min(value.length(), MAX_LENGTH)))
        .reduce((first, second) -> second)
        .orElse(otherwise);
  }

  /** The model, or a problem at its field and the one to go on with. */
  ModelId modelId(Problems problems, ModelId otherwise) {
    return ModelId.parse(model)
        .orElseGet(
            () -> {
              problems.add("model", new Failure(Reason.MODEL_INVALID, null));
              return otherwise;
            });
  }

  /** The settings; a number out of its range is a problem at its field. */
  DetectOptions options(Problems problems) {
    return new DetectOptions(
        number("confidence", confidence, PERCENT, problems) / PERCENT,
        number("overlap", overlap, PERCENT, problems) / PERCENT,
        names(classes),
        number("keypoint_confidence", keypointConfidence, PERCENT, problems) / PERCENT,
        DetectOptions.DEFAULT.maxDetections(),
        (int) number("stroke", stroke.isEmpty() ? "0" : stroke, MAX_STROKE, problems),
        labels);
  }

  /** Names with commas between. */
  static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static double number(String field, String text, int highest, Problems problems) {
    double number = Numbers.parse(text);
    if (number >= 0 && number <= highest) {
      return number;
    }
    problems.add(field, new Failure(Reason.NUMBER_OUT_OF_RANGE, null, 0, highest));
    return 0;
  }
}
