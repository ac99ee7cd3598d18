package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** Collects what is wrong with a form, in the order it was met. */
final class Problems {
  static final String WHOLE_FORM = "form";

  private final Texts texts;
  private final List<Problem> all = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  Problems(Texts texts) {
    this.texts = texts;
  }

  /** A failure that a page can tell beside its form; thrown on when there is nothing to tell. */
  static Failure tellable(Failure failure) {
    if (failure.reason() == Reason.INTERNAL) {
      throw failure;
    }
    return failure;
  }

  void add(String field, Failure failure) {
    all.add(new Problem(field, texts.sentence(failure)));
    failures.add(failure);
  }

  /** Adds a failure of the whole flow where a person can do something about it. */
  void add(Failure failure, String photoField) {
    add(field(failure.reason(), photoField), failure);
  }

  private static String field(Reason reason, String photoField) {
    return switch (reason) {
      case SAMPLE_UNKNOWN -> "sample";
      case ADDRESS_INVALID, ADDRESS_REFUSED, ADDRESS_UNREACHABLE, ADDRESS_TIMED_OUT -> "url";
      case MODEL_INVALID,
          MODEL_UNKNOWN,
          UPSTREAM_MODEL_UNKNOWN,
          UPSTREAM_NOT_TRAINED,
          UPSTREAM_OTHER_TASK ->
          "model";
      default -> isAboutPhoto(reason) ? photoField : WHOLE_FORM;
    };
  }

  /** Whether sending the same photo again would end the same way. */
  static boolean isAboutPhoto(Reason reason) {
    return reason.name().startsWith("PHOTO_") || reason.name().startsWith("UPSTREAM_PHOTO_");
  }

  boolean none() {
    return all.isEmpty();
  }

  List<Problem> all() {
    return List.copyOf(all);
  }

  /** The one that the answer's status is about: what a person typed, before what a server said. */
  Failure first() {
    return failures.get(0);
  }
}
