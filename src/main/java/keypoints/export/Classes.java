package keypoints.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/** Classes and points without gaps, for formats that know them by their place alone. */
final class Classes {
  private Classes() {}

  /**
   * The model's classes by id. What they leave out is taken from the objects; what these leave out
   * is called {@code class_3} and {@code point_2}: classes count from 0, points from 1.
   */
  static List<ObjectClass> of(List<ObjectClass> known, List<Prediction> objects) {
    int most = objects.stream().mapToInt(object -> object.classId() + 1).max().orElse(0);
    return IntStream.range(0, Math.max(most, known.size()))
        .mapToObj(id -> whole(id, known, objects))
        .toList();
  }

  private static ObjectClass whole(int id, List<ObjectClass> known, List<Prediction> objects) {
    List<Prediction> same = objects.stream().filter(object -> object.classId() == id).toList();
    ObjectClass kind = id < known.size() ? known.get(id) : found(id, same);
    return new ObjectClass(kind.name(), kind.color(), points(kind, same), kind.edges());
  }

  private static ObjectClass found(int id, List<Prediction> same) {
    String name = same.isEmpty() ? "class_" + id : same.get(0).name();
    return new ObjectClass(name, ObjectClass.paletteColor(id), List.of(), List.of());
  }

  private static List<String> points(ObjectClass kind, List<Prediction> same) {
    Map<Integer, String> found = new TreeMap<>();
    for (Prediction object : same) {
      object.keypoints().forEach(point -> found.putIfAbsent(point.classId(), point.name()));
    }
    List<String> names = new ArrayList<>(kind.keypoints());
    found.forEach(
        (slot, name) -> {
          while (names.size() < slot) {
            names.add("point_" + (names.size() + 1));
          }
          if (names.size() == slot) {
            names.add(name);
          }
        });
    return names;
  }
}
