package keypoints.roboflow;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads values of a JSON text and keeps no more of them than it may: each takes some forty bytes
 * for the two or three that it has in the text, so that a text that fits need not.
 */
final class Bounded {
  /** Made once, because each builder of {@link Json} itself looks for a provider anew. */
  static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private final JsonParser parser;
  private final int most;
  private final AtomicInteger left;

  /**
   * @param most how many values are kept, those within others included; others are passed over
   */
  Bounded(JsonParser parser, int most) {
    this.parser = parser;
    this.most = most;
    this.left = new AtomicInteger(most);
  }

  /** How many have been kept. */
  int kept() {
    return most - Math.max(0, left.get());
  }

  /** Whether one more may be kept. */
  boolean takes() {
    return left.getAndDecrement() > 0;
  }

  /** The value that began with this event. */
  JsonValue value(Event event) {
    return switch (event) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      default -> parser.getValue();
    };
  }

  /** The object that has just begun. */
  JsonObject object() {
    JsonObjectBuilder object = BUILDERS.createObjectBuilder();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      Event event = parser.next();
      if (takes()) {
        object.add(name, value(event));
      } else {
        skip(event);
      }
    }
    return object.build();
  }

  private JsonArray array() {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      if (takes()) {
        array.add(value(event));
      } else {
        skip(event);
      }
    }
    return array.build();
  }

  /**
   * Passes over the value that began with this event. Not by the parser's own skipping, which never
   * ends when the text does before the value.
   */
  void skip(Event event) {
    int depth = deeper(event);
    while (depth > 0) {
      depth += deeper(parser.next());
    }
  }

  private static int deeper(Event event) {
    return switch (event) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      default -> 0;
    };
  }
}
