package keypoints.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The named values of a call, as text. Those that cannot be read are noted as problems. */
final class Values {
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");
  private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "f", "n");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,12}(\\.0*)?");

  /** Nobody means more pixels or objects than that, and memory has an end. */
  private static final int HIGHEST = 10_000;

  private final String place;
  private final Map<String, String> texts;
  private final List<Detail> problems = new ArrayList<>();

  /**
   * @param place where the values stand: {@code query} or {@code body}
   */
  Values(String place, Map<String, String> texts) {
    this.place = place;
    this.texts = Map.copyOf(texts);
  }

  /** What could not be read so far. */
  List<Detail> problems() {
    return problems;
  }

  /** The value as it stands, null when there is none. */
  @Nullable String text(String name) {
    return texts.get(name);
  }

  /** The confidence asked for, in whatever unit; {@code default} is as if nothing were said. */
  double confidence(double otherwise) {
    String text = texts.getOrDefault("confidence", "default").strip();
    if (text.equals("best")) {
      problems.add(Detail.noBestConfidence(List.of(place, "confidence")));
    }
    return Set.of("best", "default").contains(text) ? otherwise : number("confidence", otherwise);
  }

  double number(String name, double otherwise) {
    String text = texts.get(name);
    if (text == null) {
      return otherwise;
    }
    double value = NUMBER.matcher(text.strip()).matches() ? Double.parseDouble(text) : Double.NaN;
    if (Double.isFinite(value)) {
      return value;
    }
    problems.add(Detail.notANumber(List.of(place, name), text));
    return otherwise;
  }

  /** A whole number from 0 to 10,000, which may be written with a fraction of zero. */
  int whole(String name, int otherwise) {
    String text = texts.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!INTEGER.matcher(text.strip()).matches()) {
      problems.add(Detail.notAnInteger(List.of(place, name), text));
      return otherwise;
    }
    return inRange(name, text, Double.parseDouble(text));
  }

  private int inRange(String name, String text, double value) {
    if (value < 0) {
      problems.add(Detail.tooSmall(List.of(place, name), text, 0));
    } else if (value > HIGHEST) {
      problems.add(Detail.tooLarge(List.of(place, name), text, HIGHEST));
    }
    return (int) Math.max(0, Math.min(HIGHEST, value));
  }

  /** False when nothing is said. */
  boolean flag(String name) {
    String word = texts.getOrDefault(name, "false").toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      problems.add(Detail.notABoolean(List.of(place, name), word));
    }
    return TRUE.contains(word);
  }
}
