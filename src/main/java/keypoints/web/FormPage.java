package keypoints.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A page with a form that may have been sent before, and had something wrong. */
public interface FormPage {
  /** The settings of a model. */
  Set<String> SETTINGS =
      Set.of("confidence", "overlap", "keypoint_confidence", "classes", "stroke");

  /** What is wrong with the form, in the order it was met. */
  List<Problem> problems();

  /** The sentence for this field; null when nothing is wrong there. */
  default @Nullable String problem(String field) {
    return problems().stream()
        .filter(problem -> problem.field().equals(field))
        .map(Problem::sentence)
        .findFirst()
        .orElse(null);
  }

  /** Whether this field is one of the settings, whose problems need its name beside them. */
  default boolean isSetting(String field) {
    return SETTINGS.contains(field);
  }

  /** Whether the settings are to be seen at once. */
  default boolean settingsOpen() {
    return problems().stream().anyMatch(problem -> isSetting(problem.field()));
  }
}
