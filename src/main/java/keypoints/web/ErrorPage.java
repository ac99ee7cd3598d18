package keypoints.web;

import keypoints.failure.Failure;

/**
 * What went wrong, for people.
 *
 * @param title a few words
 * @param sentence what happened and what to do
 * @param status HTTP status
 * @param reference to find the failure in the log by; empty when there is nothing to find
 */
public record ErrorPage(String title, String sentence, int status, String reference)
    implements Page {

  static ErrorPage of(Failure failure, String reference, Texts texts) {
    int status = failure.reason().status();
    String title =
        switch (status) {
          case 403 -> "error.title.403";
          case 404 -> "error.title.404";
          case 405 -> "error.title.405";
          case 401 -> "error.title.401";
          case 413 -> "error.title.413";
          case 429 -> "error.title.429";
          case 503 -> "error.title.503";
          default -> status < 500 ? "error.title.4xx" : "error.title.5xx";
        };
    return new ErrorPage(texts.get(title), texts.sentence(failure), status, reference);
  }

  @Override
  public String template() {
    return "error";
  }
}
