package keypoints.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import keypoints.inference.FoundObject;
import keypoints.inference.Inference;
import keypoints.inference.Prediction;
import keypoints.measure.Uncertainty;

/**
 * An object as a run's page shows it.
 *
 * @param doubt the object with its points, and how far they may be off
 * @param place among those shown, from 0; its letter says the same
 * @param number of the object in the answer, from 0; unlike its letter it knows no filter
 * @param detailed whether its points are shown one by one
 * @param chosen whether it is the one that is looked at from near
 */
record Seen(Uncertainty doubt, int place, int number, boolean detailed, boolean chosen) {
  /** Of more objects, the most certain ones have their points shown one by one. */
  static final int MOST_DETAILED = 20;

  FoundObject object() {
    return doubt.object();
  }

  /**
   * The objects of a filtered answer.
   *
   * @param answer as it is stored
   * @param chosen number of the one that is looked at from near
   */
  static List<Seen> all(List<Uncertainty> objects, Inference answer, int chosen) {
    Map<Prediction, Integer> numbers = new HashMap<>();
    for (int i = 0; i < answer.predictions().size(); i++) {
      numbers.putIfAbsent(answer.predictions().get(i), i);
    }
    List<Seen> all = new ArrayList<>();
    for (Uncertainty doubt : objects) {
      int number = numbers.get(doubt.object().prediction());
      boolean near = number == chosen;
      boolean detailed = near || all.size() < MOST_DETAILED;
      all.add(new Seen(doubt, all.size(), number, detailed, near));
    }
    return all;
  }
}
