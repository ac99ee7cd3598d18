package keypoints.roboflow;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A JSON object of which nothing is certain: what is absent or of another type is empty. */
record Fields(JsonObject json) {
  static final Fields NONE = new Fields(JsonValue.EMPTY_JSON_OBJECT);

  boolean has(String name) {
    return json.containsKey(name) && json.get(name) != JsonValue.NULL;
  }

  boolean isTrue(String name) {
    return json.get(name) == JsonValue.TRUE;
  }

  /** The first of these that is a string and not blank. */
  Optional<String> text(String... names) {
    return Stream.of(names)
        .map(json::get)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /** A number from {@code least} to {@code most}. */
  OptionalDouble number(String name, double least, double most) {
    if (json.get(name) instanceof JsonNumber number) {
      double value = number.doubleValue();
      return value >= least && value <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
    return OptionalDouble.empty();
  }

  /** A number from 0 to {@code most}, without its fraction. */
  OptionalInt index(String name, int most) {
    OptionalDouble number = number(name, 0, most);
    return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
  }

  Fields object(String name) {
    return json.get(name) instanceof JsonObject object ? new Fields(object) : NONE;
  }

  /** The objects of an array, whatever else is in it. */
  List<Fields> objects(String name, int most) {
    return json.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonObject.class::isInstance)
            .limit(most)
            .map(value -> new Fields(value.asJsonObject()))
            .toList()
        : List.of();
  }
}
