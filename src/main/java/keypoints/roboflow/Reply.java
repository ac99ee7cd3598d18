package keypoints.roboflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON object that a server sent, answer or error.
 *
 * @param head everything but a list of predictions
 * @param list of the predictions; empty when there is none
 */
record Reply(Fields head, Optional<Objects> list) {
  static final int MOST_OBJECTS = 3_000;

  /**
   * The list of predictions.
   *
   * @param objects at most {@link #MOST_OBJECTS}, those with the highest confidence
   * @param beyond how many more there were
   * @param strange how many things were in it that are no objects
   */
  record Objects(List<Fields> objects, int beyond, int strange) {}

  /** Empty when these bytes are not a JSON object. */
  static Optional<Reply> parse(byte[] body) {
    return ReplyParser.parse(body);
  }

  boolean listed() {
    return list.isPresent();
  }

  /** What the server says about itself, in any of the five forms that are in use. */
  Optional<String> message() {
    return Stream.of(
            head.text("message", "Message", "detail", "error"),
            head.object("error").text("message"),
            detail())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** {@code {"detail": [{"loc": ["query", "confidence"], "msg": "..."}]}}. */
  private Optional<String> detail() {
    return head.objects("detail", 1).stream()
        .findFirst()
        .flatMap(detail -> detail.text("msg").map(text -> detail.json().get("loc") + " " + text));
  }
}
