package keypoints.inference;

import java.util.List;

/**
 * A class of objects that a model knows, with its skeleton.
 *
 * @param name such as {@code clock}
 * @param color {@code #RRGGBB}
 * @param keypoints names in slot order; empty for a model without keypoints
 * @param edges pairs of slots to join by a line
 */
public record ObjectClass(String name, String color, List<String> keypoints, List<Edge> edges) {

  /** Roboflow's palette, by class index. */
  private static final List<String> PALETTE =
      List.of(
          "#4892EA", "#00EEC3", "#FE4EF0", "#F4004E", "#FA7200", "#EEEE17", "#90FF00", "#78C1D2",
          "#8C29FF");

  /** A line of the skeleton between two slots, counted from 0. */
  public record Edge(int from, int to) {}

  public ObjectClass {
    keypoints = List.copyOf(keypoints);
    edges = List.copyOf(edges);
  }

  /** The class of an object, by name; one without skeleton when the model's are not known. */
  public static ObjectClass of(Prediction object, List<ObjectClass> classes) {
    return classes.stream()
        .filter(kind -> kind.name().equals(object.name()))
        .findFirst()
        .orElseGet(() -> unknown(object));
  }

  private static ObjectClass unknown(Prediction object) {
    return new ObjectClass(object.name(), paletteColor(object.classId()), List.of(), List.of());
  }

  /** The colour of a class that has none of its own, {@code #RRGGBB}. */
  public static String paletteColor(int classId) {
    return PALETTE.get(Math.floorMod(classId, PALETTE.size()));
  }
}
