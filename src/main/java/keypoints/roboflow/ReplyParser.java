package keypoints.roboflow;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads a server's JSON without believing that it is small, flat or well-formed. */
final class ReplyParser {
  /** One for all: each call of {@link Json} looks through the files of all libraries. */
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  /** The deepest documented answer has 6 levels. */
  private static final int DEEPEST = 64;

  /** Of one object and of all beside them; one with a thousand keypoints has six thousand. */
  private static final int MOST_VALUES = 20_000;

  /** Of all objects: three thousand with fifty keypoints each. */
  private static final int MOST_VALUES_IN_ALL = 1_000_000;

  private static final String LIST = "predictions";

  private final JsonParser parser;

  private ReplyParser(JsonParser parser) {
    this.parser = parser;
  }

  /** Empty when these bytes are not a JSON object, or one that is nested too deeply. */
  static Optional<Reply> parse(byte[] body) {
    if (deeperThan(DEEPEST, body)) {
      return Optional.empty();
    }
    try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body))) {
      return parser.next() == Event.START_OBJECT
          ? Optional.of(new ReplyParser(parser).read()).filter(reply -> !parser.hasNext())
          : Optional.empty();
    } catch (JsonException
        | NoSuchElementException
        | NumberFormatException
        | UnsupportedOperationException notJson) {
      // the last two are how the parser refuses numbers of long exponents or 1,100 digits
      return Optional.empty();
    }
  }

  private Reply read() {
    JsonObjectBuilder head = Bounded.BUILDERS.createObjectBuilder();
    Bounded values = new Bounded(parser, MOST_VALUES);
    Optional<Reply.Objects> objects = Optional.empty();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      Event event = parser.next();
      if (event == Event.START_ARRAY && name.equals(LIST)) {
        // of a key that comes twice the last counts, as everywhere in JSON
        objects = Optional.of(objects());
      } else if (values.takes()) {
        head.add(name, values.value(event));
      } else {
        values.skip(event);
      }
    }
    return new Reply(new Fields(head.build()), objects);
  }

  /** One at a time, since a million of them held together would not fit. */
  private Reply.Objects objects() {
    Surest surest = new Surest(Reply.MOST_OBJECTS, MOST_VALUES_IN_ALL);
    int strange = 0;
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      if (event == Event.START_OBJECT) {
        Bounded values = new Bounded(parser, MOST_VALUES);
        surest.offer(new Fields(values.object()), values.kept());
      } else {
        strange++;
        new Bounded(parser, 0).skip(event);
      }
    }
    return new Reply.Objects(surest.objects(), surest.beyond(), strange);
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
}
