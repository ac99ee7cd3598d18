package keypoints.web.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** Failures in the shapes and with the statuses of the original API. */
final class ApiErrors {
  private static final Jsonb JSONB = JsonbBuilder.create();

  private final Function<Failure, String> sentences;

  /**
   * @param sentences what people read about a failure
   */
  ApiErrors(Function<Failure, String> sentences) {
    this.sentences = sentences;
  }

  /** The shape of most errors. */
  public record Message(String message) {}

  /** The shape of errors of the route: unknown address, wrong method. */
  public record Simple(String detail) {}

  /** The shape of values that cannot be used. */
  public record Details(List<Detail> detail) {}

  void write(HttpServletResponse response, Failure failure) throws IOException {
    int status = status(failure.reason());
    if (status == 503) {
      response.setHeader("Retry-After", "1");
    }
    write(response, status, new Message(sentences.apply(failure)));
  }

  static void write(HttpServletResponse response, int status, Object body) throws IOException {
    response.setStatus(status);
    json(response, JSONB.toJson(body));
  }

  static void json(HttpServletResponse response, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** The original answers 400 for every picture that it cannot use, 404 for unknown models. */
  private static int status(Reason reason) {
    return switch (reason) {
      case MODEL_UNKNOWN, MODEL_INVALID -> 404;
      case NUMBER_OUT_OF_RANGE -> 422;
      default -> reason.status() == 422 ? 400 : reason.status();
    };
  }
}
