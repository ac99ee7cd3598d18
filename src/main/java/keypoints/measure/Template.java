package keypoints.measure;

import java.util.ArrayList;
import java.util.List;
import keypoints.inference.ObjectClass;
import keypoints.inference.ObjectClass.Edge;

/** What is measured where nobody said what: lengths along the skeleton, and one ratio of two. */
final class Template {
  /** So many lengths are still read. */
  private static final int MOST = 12;

  private Template() {}

  static List<Recipe> of(ObjectClass kind) {
    List<String[]> lines = lines(kind);
    List<Recipe> recipes = new ArrayList<>();
    for (String[] line : lines) {
      recipes.add(Recipe.plain(kind.name(), between(line), Kind.DISTANCE, line));
    }
    if (lines.size() > 1) {
      String[] a = lines.get(0);
      String[] b = lines.get(1);
      String name = between(a) + " : " + between(b);
      recipes.add(Recipe.plain(kind.name(), name, Kind.RATIO, a[0], a[1], b[0], b[1]));
    }
    return recipes;
  }

  private static String between(String[] line) {
    return line[0] + " – " + line[1];
  }

  /** The edges of the skeleton; without any, from each keypoint to the next. */
  private static List<String[]> lines(ObjectClass kind) {
    List<String[]> lines = new ArrayList<>();
    List<String> names = kind.keypoints();
    if (kind.edges().isEmpty()) {
      for (int i = 1; i < names.size(); i++) {
        lines.add(new String[] {names.get(i - 1), names.get(i)});
      }
    }
    for (Edge edge : kind.edges()) {
      if (Math.max(edge.from(), edge.to()) < names.size()) {
        lines.add(new String[] {names.get(edge.from()), names.get(edge.to())});
      }
    }
    return lines.subList(0, Math.min(MOST, lines.size()));
  }
}
