package keypoints.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that strangers had a part in, as they may stand in the log. */
final class LogText {
  private static final int LONGEST = 1_000;

  /** Ends of lines, terminals' commands, turns of the writing direction, what has no shape. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private LogText() {}

  /** On one line, in its own order, at most 1,000 characters of it. */
  static String of(@Nullable String text) {
    String shown = String.valueOf(text);
    return UNSAFE
        .matcher(shown.substring(0, Math.min(LONGEST, shown.length())))
        .replaceAll(found -> String.format("<U+%04X>", found.group().codePointAt(0)));
  }
}
