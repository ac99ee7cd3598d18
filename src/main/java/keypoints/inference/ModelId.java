package keypoints.inference;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a model: {@code project/version}, or {@code workspace/model} on newer Roboflow
 * projects. Both halves are letters, digits, {@code - _ .}, at most 100 characters.
 */
public record ModelId(String project, String version) {
  private static final Pattern HALF = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
  private static final Pattern WHOLE =
      Pattern.compile("(" + HALF.pattern() + ")/(" + HALF.pattern() + ")");

  public ModelId {
    if (!HALF.matcher(project).matches() || !HALF.matcher(version).matches()) {
      throw new IllegalArgumentException("not project/version");
    }
  }

  /** Reads {@code project/version}, blanks around it ignored; empty when it is not of that form. */
  public static Optional<ModelId> parse(String text) {
    Matcher matcher = WHOLE.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new ModelId(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return project + "/" + version;
  }
}
