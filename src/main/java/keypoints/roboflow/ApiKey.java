package keypoints.roboflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The key of a Roboflow account: money and other people's projects.
 *
 * @param value 1-200 visible ASCII characters
 */
public record ApiKey(String value) {
  private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");
  private static final String MASK = "***";

  /** Shorter pieces of base64 would be found in any text. */
  private static final int SHORTEST_PIECE = 4;

  /**
   * @throws IllegalArgumentException when {@code value} is no key; its text is not repeated
   */
  public ApiKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("the API key must be 1-200 visible ASCII characters");
    }
  }

  /** The text with every form of this key masked: plain, URL-encoded and base64. */
  String scrub(String text) {
    return pattern().matcher(text).replaceAll(MASK);
  }

  private Pattern pattern() {
    String alternatives =
        forms().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }

  private Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(value);
    forms.add(URLEncoder.encode(value, UTF_8));
    for (int shift = 0; shift < 3; shift++) {
      String piece = base64(shift);
      if (piece.length() >= SHORTEST_PIECE) {
        forms.add(piece);
        forms.add(piece.replace('+', '-').replace('/', '_'));
      }
    }
    return forms;
  }

  /** What base64 makes of the key alone, when {@code shift} bytes modulo 3 stand before it. */
  private String base64(int shift) {
    byte[] bytes = (" ".repeat(shift) + value).getBytes(UTF_8);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int mixedAtStart = shift == 0 ? 0 : shift + 1;
    int mixedAtEnd = bytes.length % 3 == 0 ? 0 : 1;
    return encoded.substring(mixedAtStart, Math.max(mixedAtStart, encoded.length() - mixedAtEnd));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return MASK;
  }
}
