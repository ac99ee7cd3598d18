package keypoints.inference;

import java.util.regex.Pattern;

/** Texts of strangers that stand on a line of a page among ours. */
public final class OneLine {
  /** Breaks lines, hides or turns round what stands beside it, or is half a character. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{61C}\\x{200E}\\x{200F}"
              + "\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

  private OneLine() {}

  /**
   * What can be shown of a text.
   *
   * @param longest in characters as people count them; what is longer is cut
   * @return without blanks around it; empty when nothing can be shown
   */
  public static String of(String text, int longest) {
    String seen = UNSEEN.matcher(text).replaceAll(" ").strip();
    int length = Math.min(longest, seen.codePointCount(0, seen.length()));
    return seen.substring(0, seen.offsetByCodePoints(0, length));
  }
}
