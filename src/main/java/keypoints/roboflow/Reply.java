package keypoints.roboflow;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JSON object that a server sent, answer or error.
 *
 * @param head everything but a list of predictions
 * @param listed whether there is a list of predictions
 * @param objects the first of that list, at most {@link #MOST_OBJECTS}
 */
record Reply(Fields head, boolean listed, List<Fields> objects) {
  static final int MOST_OBJECTS = 3_000;

  /** The deepest documented answer has 6 levels. */
  private static final int DEEPEST = 100;

  private static final String LIST = "predictions";

  /** Empty when these bytes are not a JSON object. */
  static Optional<Reply> parse(byte[] body) {
    if (deeperThan(DEEPEST, body)) {
      return Optional.empty();
    }
    try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
      return parser.next() == Event.START_OBJECT
          ? Optional.of(read(parser)).filter(reply -> !parser.hasNext())
          : Optional.empty();
    } catch (JsonException | NoSuchElementException | UnsupportedOperationException notJson) {
      // the last of them is how the parser refuses a number of more than 1,100 digits
      return Optional.empty();
    }
  }

  private static Reply read(JsonParser parser) {
    JsonObjectBuilder head = Json.createObjectBuilder();
    List<Fields> objects = new ArrayList<>();
    boolean listed = false;
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      if (parser.next() == Event.START_ARRAY && name.equals(LIST)) {
        listed = true;
        readObjects(parser, objects);
      } else {
        head.add(name, parser.getValue());
      }
    }
    return new Reply(new Fields(head.build()), listed, objects);
  }

  /** One at a time, since a million of them held together would not fit. */
  private static void readObjects(JsonParser parser, List<Fields> objects) {
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      if (event == Event.START_OBJECT && objects.size() < MOST_OBJECTS) {
        objects.add(new Fields(parser.getObject()));
      } else if (event == Event.START_OBJECT) {
        parser.skipObject();
      } else if (event == Event.START_ARRAY) {
        parser.skipArray();
      }
    }
  }

  /** Asked first, because the parser answers too deep a nesting with a bare RuntimeException. */
  private static boolean deeperThan(int most, byte[] json) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length && depth <= most; i++) {
      switch (json[i]) {
        case '"' -> quoted = !quoted;
        case '\\' -> i += quoted ? 1 : 0;
        case '{', '[' -> depth += quoted ? 0 : 1;
        case '}', ']' -> depth -= quoted ? 0 : 1;
        default -> {}
      }
    }
    return depth > most;
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
