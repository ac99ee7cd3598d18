package keypoints.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import keypoints.inference.Prediction;

/** What was found, in words. */
final class Summary {
  /** English words that take a plain s; all others are written "2 × ...". */
  private static final Pattern REGULAR = Pattern.compile("[a-z]*[a-z&&[^sxzyh]]");

  private Summary() {}

  /** "1 clock and 2 gauges", or that nothing was found. */
  static String brief(List<Prediction> found, Texts texts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    found.forEach(prediction -> counts.merge(prediction.name(), 1, Integer::sum));
    return brief(counts, texts);
  }

  /** The same of how many there are of each class. */
  static String brief(Map<String, Integer> found, Texts texts) {
    return found.isEmpty() ? texts.get("summary.nothing") : join(counts(found, texts), texts);
  }

  /** The same with how sure the least sure of them is. */
  static String full(List<Prediction> found, Texts texts) {
    if (found.isEmpty()) {
      return texts.get("summary.nothing");
    }
    double lowest = found.stream().mapToDouble(Prediction::confidence).min().orElseThrow();
    String key = found.size() == 1 ? "summary.one" : "summary.many";
    return texts.get(key, brief(found, texts), texts.percent(lowest));
  }

  private static List<String> counts(Map<String, Integer> counts, Texts texts) {
    return counts.entrySet().stream()
        .map(entry -> count(entry.getValue(), entry.getKey(), texts))
        .toList();
  }

  private static String count(int count, String name, Texts texts) {
    if (count == 1) {
      return texts.get("summary.count.one", name);
    }
    boolean regular = REGULAR.matcher(name).matches();
    return texts.get(regular ? "summary.count.many" : "summary.count.times", count, name);
  }

  /** "a, b and c"; at least one. */
  static String join(List<String> parts, Texts texts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int last = parts.size() - 1;
    String comma = texts.get("summary.comma");
    return texts.get("summary.and", String.join(comma, parts.subList(0, last)), parts.get(last));
  }
}
