package keypoints.web.api;

import jakarta.json.Json;
import java.util.function.Function;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Failures with the statuses and in the shapes of the original.
 *
 * @param sentences what people read about a failure
 */
record ErrorShapes(Function<Failure, String> sentences) {
  private static final String NOT_ALLOWED = "User is not authorized to access this resource";

  /** Inference: {@code {"message": ...}}, and for a wrong key the documented body. */
  Reply inference(Failure failure) {
    int status = inferenceStatus(failure.reason());
    return switch (failure.reason()) {
      case API_KEY_MISSING -> message(status, "Unauthorized").with("WWW-Authenticate", "Bearer");
      case API_KEY_REFUSED ->
          Reply.json(
              status,
              Json.createObjectBuilder()
                  .add("Message", NOT_ALLOWED)
                  .add("message", NOT_ALLOWED)
                  .build()
                  .toString());
      default -> message(status, sentences.apply(failure));
    };
  }

  /**
   * Management: {@code {"error": {"message", "status"}}}; a key that is wrong is as good as none.
   */
  Reply management(Failure failure) {
    int status =
        failure.reason() == Reason.API_KEY_REFUSED ? 401 : inferenceStatus(failure.reason());
    return managementError(status, sentences.apply(failure));
  }

  static Reply managementError(int status, String message) {
    var error = Json.createObjectBuilder().add("message", message).add("status", status);
    return Reply.json(status, Json.createObjectBuilder().add("error", error).build().toString());
  }

  private static Reply message(int status, String message) {
    return Reply.json(
        status, Json.createObjectBuilder().add("message", message).build().toString());
  }

  /** The original answers 400 for every picture that it cannot use, 404 for unknown models. */
  private static int inferenceStatus(Reason reason) {
    return switch (reason) {
      case MODEL_UNKNOWN, MODEL_INVALID -> 404;
      default -> reason.status() == 422 ? 400 : reason.status();
    };
  }
}
