package keypoints.web.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * One value of a query that cannot be used, in the words of the original.
 *
 * @param loc where it stands: {@code ["query", name]}
 * @param msg what was expected
 * @param input what was sent
 */
@JsonbPropertyOrder({"type", "loc", "msg", "input"})
public record Detail(String type, List<String> loc, String msg, String input) {

  static Detail notANumber(String name, String value) {
    return of(
        "float_parsing",
        name,
        "Input should be a valid number, unable to parse string as a number",
        value);
  }

  static Detail notAnInteger(String name, String value) {
    return of(
        "int_parsing",
        name,
        "Input should be a valid integer from 0 to 10000, unable to parse string as an integer",
        value);
  }

  static Detail notABoolean(String name, String value) {
    return of(
        "bool_parsing", name, "Input should be a valid boolean, unable to interpret input", value);
  }

  private static Detail of(String type, String name, String msg, String value) {
    return new Detail(type, List.of("query", name), msg, value);
  }
}
