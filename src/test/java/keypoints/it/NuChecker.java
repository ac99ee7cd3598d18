package keypoints.it;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The W3C's checker of HTML and CSS. It is there only where integration tests run, for whoever just
 * starts the application would else fetch 30 MB of it; so it is called by its name.
 */
final class NuChecker {
  private static final String NAME = "nu.validator.client.EmbeddedValidator";

  /** What it does not know yet: css-contain-3, css-sizing-4, css-grid-2 and SVG 2. */
  private static final Pattern NEWER =
      Pattern.compile(
          "container-type|@container|“contain-intrinsic-size”: Property|subgrid|“paint-order”"
              + "|“vector-effect”|“r”: Property");

  /** As JSON has it; quotes in what it quotes are escaped. */
  private static final Pattern ERROR =
      Pattern.compile(
          "\\{\"type\":\"(error|non-document-error)\"(?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*}");

  private NuChecker() {}

  /** Errors of a page; none when it is as it should be. */
  static List<String> html(String html) {
    return check(html);
  }

  /** Errors of a style sheet. */
  static List<String> css(String css) {
    return check(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Style</title><style>\n%s</style></head></html>"
            .formatted(css));
  }

  private static List<String> check(String html) {
    try {
      Class<?> type = Class.forName(NAME);
      Object checker = type.getConstructor().newInstance();
      byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
      String said =
          (String)
              type.getMethod("validate", InputStream.class)
                  .invoke(checker, new ByteArrayInputStream(bytes));
      return ERROR
          .matcher(said)
          .results()
          .map(MatchResult::group)
          .filter(error -> !NEWER.matcher(error).find())
          .toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot use " + NAME, e);
    }
  }
}
