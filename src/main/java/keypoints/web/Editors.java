package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may change on the pages what is measured with a model; all visitors share that. */
public enum Editors {
  /** Whoever may use the application. */
  ANYBODY,
  /** Whoever sits at the machine that it runs on. */
  HERE,
  NOBODY;

  /** Those of this word: the name in small letters. */
  public static Optional<Editors> named(String word) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  boolean include(HttpServletRequest request) {
    return switch (this) {
      case ANYBODY -> true;
      case HERE -> RateFilter.isLocal(request);
      case NOBODY -> false;
    };
  }
}
