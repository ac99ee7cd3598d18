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

  /** A line of the skeleton between two slots, counted from 0. */
  public record Edge(int from, int to) {}

  public ObjectClass {
    keypoints = List.copyOf(keypoints);
    edges = List.copyOf(edges);
  }
}
