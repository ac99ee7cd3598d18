package keypoints.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One object with every slot of its skeleton, found or not.
 *
 * @param letter names it in picture and tables: A to Z, AA, AB ...
 * @param prediction as the model gave it
 * @param points in slot order
 * @param kind its class: colour and skeleton
 */
public record FoundObject(
    String letter, Prediction prediction, List<FoundPoint> points, ObjectClass kind) {
  private static final int LETTERS = 26;

  public FoundObject {
    points = List.copyOf(points);
  }

  /**
   * The objects of an answer, named in their order.
   *
   * @param classes of the model; empty when they are not known
   * @param sure points below are unsure, 0-1
   */
  public static List<FoundObject> all(Inference answer, List<ObjectClass> classes, double sure) {
    List<FoundObject> objects = new ArrayList<>();
    for (Prediction prediction : answer.predictions()) {
      ObjectClass kind = ObjectClass.of(prediction, classes);
      objects.add(of(letter(objects.size()), prediction, kind, sure, answer.image()));
    }
    return objects;
  }

  private static FoundObject of(
      String letter, Prediction prediction, ObjectClass kind, double sure, ImageSize size) {
    Map<Integer, String> slots = slots(prediction, kind);
    List<FoundPoint> points = new ArrayList<>();
    slots.forEach(
        (slot, name) -> {
          Keypoint point = prediction.keypoint(slot).orElse(null);
          FoundPoint.State state = FoundPoint.state(point, sure, size);
          Keypoint model = prediction.original().keypoint(slot).orElse(null);
          points.add(new FoundPoint(letter + (slot + 1), slot, name, point, model, state));
        });
    return new FoundObject(letter, prediction, points, kind);
  }

  private static Map<Integer, String> slots(Prediction prediction, ObjectClass kind) {
    Map<Integer, String> slots = new TreeMap<>();
    List<String> names = kind.keypoints();
    for (int slot = 0; slot < names.size(); slot++) {
      slots.put(slot, names.get(slot));
    }
    prediction.original().keypoints().forEach(point -> slots.put(point.classId(), point.name()));
    prediction.keypoints().forEach(point -> slots.put(point.classId(), point.name()));
    return slots;
  }

  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % LETTERS));
    return index < LETTERS ? last : letter(index / LETTERS - 1) + last;
  }

  /** The point of this slot; empty when it was not found. */
  public Optional<FoundPoint> point(int slot) {
    return points.stream()
        .filter(point -> point.slot() == slot && point.keypoint() != null)
        .findFirst();
  }

  /** How many of the slots have a point. */
  public int found() {
    return (int) points.stream().filter(point -> point.keypoint() != null).count();
  }
}
