package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * One object with every slot of its skeleton, found or not.
 *
 * @param letter names it in picture and tables: A to Z, AA, AB ...
 * @param prediction as the model gave it
 * @param points in slot order
 * @param edges of the skeleton, by slots
 */
record FoundObject(
    String letter, Prediction prediction, List<FoundPoint> points, List<ObjectClass.Edge> edges) {
  private static final int LETTERS = 26;

  /**
   * @param index from 0
   * @param known what the model says about this class; empty when it is not known here
   * @param sure points below are unsure, 0-1
   */
  static FoundObject of(
      int index, Prediction prediction, Optional<ObjectClass> known, double sure, ImageSize size) {
    String letter = letter(index);
    Map<Integer, String> slots = slots(prediction, known);
    List<FoundPoint> points = new ArrayList<>();
    slots.forEach(
        (slot, name) -> {
          Keypoint point = keypoint(prediction, slot);
          FoundPoint.State state = FoundPoint.state(point, sure, size);
          points.add(new FoundPoint(letter + (slot + 1), slot, name, point, state));
        });
    return new FoundObject(
        letter, prediction, points, known.map(ObjectClass::edges).orElse(List.of()));
  }

  private static Map<Integer, String> slots(Prediction prediction, Optional<ObjectClass> known) {
    Map<Integer, String> slots = new TreeMap<>();
    List<String> names = known.map(ObjectClass::keypoints).orElse(List.of());
    for (int slot = 0; slot < names.size(); slot++) {
      slots.put(slot, names.get(slot));
    }
    prediction.keypoints().forEach(point -> slots.put(point.classId(), point.name()));
    return slots;
  }

  private static @Nullable Keypoint keypoint(Prediction prediction, int slot) {
    return prediction.keypoints().stream()
        .filter(point -> point.classId() == slot)
        .findFirst()
        .orElse(null);
  }

  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % LETTERS));
    return index < LETTERS ? last : letter(index / LETTERS - 1) + last;
  }

  /** How many of the slots have a point. */
  int found() {
    return (int) points.stream().filter(point -> point.keypoint() != null).count();
  }
}
