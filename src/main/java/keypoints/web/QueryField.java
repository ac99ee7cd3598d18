package keypoints.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A name and a value of an address's query, and of the form that makes it. */
public record QueryField(String name, String value) {

  /** The query of all these, with its question mark. */
  static String query(List<QueryField> fields) {
    return fields.stream().map(QueryField::encoded).collect(Collectors.joining("&", "?", ""));
  }

  private String encoded() {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
