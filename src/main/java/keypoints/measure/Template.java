package keypoints.measure;

import java.util.ArrayList;
import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.ObjectClass.Edge;

/** What is measured where nobody said what: lengths along the skeleton, and one ratio of two. */
final class Template {
  /** So many lengths are still read. */
  private static final int MOST = 12;

  private Template() {}

  static List<Recipe> of(FoundObject object) {
    List<String[]> lines = lines(object);
    String kind = object.prediction().name();
    List<Recipe> recipes = new ArrayList<>();
    for (String[] line : lines) {
      recipes.add(Recipe.plain(kind, between(line), Kind.DISTANCE, line));
    }
    if (lines.size() > 1) {
      String[] a = lines.get(0);
      String[] b = lines.get(1);
      String name = between(a) + " : " + between(b);
      recipes.add(Recipe.plain(kind, name, Kind.RATIO, a[0], a[1], b[0], b[1]));
    }
    return recipes;
  }

  private static String between(String[] line) {
    return line[0] + " – " + line[1];
  }

  /** The edges of the skeleton; without any, from each keypoint to the next. */
  private static List<String[]> lines(FoundObject object) {
    List<String[]> lines = new ArrayList<>();
    List<String> names = object.kind().keypoints();
    if (object.kind().edges().isEmpty()) {
      for (int i = 1; i < object.points().size(); i++) {
        lines.add(new String[] {object.points().get(i - 1).name(), object.points().get(i).name()});
      }
    }
    for (Edge edge : object.kind().edges()) {
      if (Math.max(edge.from(), edge.to()) < names.size()) {
        lines.add(new String[] {names.get(edge.from()), names.get(edge.to())});
      }
    }
    return lines.subList(0, Math.min(MOST, lines.size()));
  }
}
