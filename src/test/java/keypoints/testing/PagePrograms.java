package keypoints.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;

/** The programs of a result page as whoever copies them gets them. */
public final class PagePrograms {
  private static final Pattern PROGRAM = Pattern.compile("<code id=\"([a-z]+-[a-z]+)\">([^<]*)<");

  private PagePrograms() {}

  /** By language and form, such as {@code python-file} and {@code go-address}. */
  public static Map<String, String> of(String html) {
    Map<String, String> programs = new LinkedHashMap<>();
    PROGRAM
        .matcher(html)
        .results()
        .forEach(found -> programs.put(found.group(1), HtmlEscape.unescapeHtml(found.group(2))));
    return programs;
  }
}
