package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * One object with every slot of its skeleton, found or not.
 *
 * @param letter names it in picture and tables: A to Z, AA, AB ...
 * @param prediction as the model gave it
 * @param points in slot order
 * @param kind its class: colour and skeleton
 */
record FoundObject(
    String letter, Prediction prediction, List<FoundPoint> points, ObjectClass kind) {
  private static final int LETTERS = 26;

  /**
   * @param index from 0
   * @param kind what the model says about this class
   * @param sure points below are unsure, 0-1
   */
  static FoundObject of(
      int index, Prediction prediction, ObjectClass kind, double sure, ImageSize size) {
    String letter = letter(index);
    Map<Integer, String> slots = slots(prediction, kind);
    List<FoundPoint> points = new ArrayList<>();
    slots.forEach(
        (slot, name) -> {
          Keypoint point = prediction.keypoint(slot).orElse(null);
          FoundPoint.State state = FoundPoint.state(point, sure, size);
          points.add(new FoundPoint(letter + (slot + 1), slot, name, point, state));
        });
    return new FoundObject(letter, prediction, points, kind);
  }

  private static Map<Integer, String> slots(Prediction prediction, ObjectClass kind) {
    Map<Integer, String> slots = new TreeMap<>();
    List<String> names = kind.keypoints();
    for (int slot = 0; slot < names.size(); slot++) {
      slots.put(slot, names.get(slot));
    }
    prediction.keypoints().forEach(point -> slots.put(point.classId(), point.name()));
    return slots;
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
