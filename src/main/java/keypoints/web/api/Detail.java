package keypoints.web.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One value that cannot be used, in the words of the original.
 *
 * @param loc where it stands: {@code ["query", name]} or {@code ["body", name]}
 * @param msg what was expected
 * @param input what was sent; null when there was nothing, or too much to repeat
 */
@JsonbPropertyOrder({"type", "loc", "msg", "input"})
public record Detail(String type, List<String> loc, String msg, @Nullable String input) {
  private static final int LONGEST_INPUT = 200;

  public Detail {
    loc = List.copyOf(loc);
    input = input == null || input.length() > LONGEST_INPUT ? null : input;
  }

  static Detail notANumber(List<String> loc, String value) {
    return new Detail(
        "float_parsing",
        loc,
        "Input should be a valid number, unable to parse string as a number",
        value);
  }

  static Detail notAnInteger(List<String> loc, String value) {
    return new Detail(
        "int_parsing",
        loc,
        "Input should be a valid integer, unable to parse string as an integer",
        value);
  }

  static Detail tooSmall(List<String> loc, String value, int lowest) {
    return new Detail(
        "greater_than_equal", loc, "Input should be greater than or equal to " + lowest, value);
  }

  static Detail tooLarge(List<String> loc, String value, int highest) {
    return new Detail(
        "less_than_equal", loc, "Input should be less than or equal to " + highest, value);
  }

  static Detail notABoolean(List<String> loc, String value) {
    return new Detail(
        "bool_parsing", loc, "Input should be a valid boolean, unable to interpret input", value);
  }

  static Detail noBestConfidence(List<String> loc) {
    return new Detail(
        "value_error",
        loc,
        "Value error, confidence=\"best\" is not supported for keypoint detection."
            + " Use a float or \"default\".",
        "best");
  }

  /**
   * @param names where it should stand, from the outside in
   */
  static Detail missing(String... names) {
    return new Detail("missing", inBody(names), "Field required", null);
  }

  static Detail notAText(String... names) {
    return new Detail("string_type", inBody(names), "Input should be a valid string", null);
  }

  static Detail notAList(String name) {
    return new Detail("list_type", inBody(name), "Input should be a valid list", null);
  }

  private static List<String> inBody(String... names) {
    return Stream.concat(Stream.of("body"), Stream.of(names)).toList();
  }

  static Detail notAnObject(String name) {
    return new Detail(
        "model_attributes_type",
        List.of("body", name),
        "Input should be a valid dictionary or object to extract fields from",
        null);
  }

  static Detail tooMany(String name, int most) {
    return new Detail(
        "too_long", List.of("body", name), "List should have at most " + most + " items", null);
  }

  static Detail notJson() {
    return new Detail("json_invalid", List.of("body"), "JSON decode error", null);
  }
}
