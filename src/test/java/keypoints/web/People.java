package keypoints.web;

import java.util.List;
import java.util.stream.IntStream;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/** 200 people with 17 points each in one photo, from certain to less so. */
final class People {
  static final int WIDTH = 2000;
  static final int HEIGHT = 1500;
  private static final int OBJECTS = 200;
  private static final int POINTS = 17;
  private static final int ACROSS = 20;

  private People() {}

  static ObjectClass person() {
    return new ObjectClass(
        "person",
        "#336699",
        IntStream.range(0, POINTS).mapToObj(slot -> "point_" + slot).toList(),
        IntStream.range(1, POINTS).mapToObj(slot -> new ObjectClass.Edge(slot - 1, slot)).toList());
  }

  static Inference in(Inference answer) {
    return answer.withPredictions(IntStream.range(0, OBJECTS).mapToObj(People::person).toList());
  }

  private static Prediction person(int number) {
    double width = (double) WIDTH / ACROSS;
    double height = (double) HEIGHT * ACROSS / OBJECTS;
    double x = (number % ACROSS + 0.5) * width;
    double y = (Math.floorDiv(number, ACROSS) + 0.5) * height;
    List<Keypoint> points =
        IntStream.range(0, POINTS).mapToObj(slot -> point(slot, x, y, width / 3, number)).toList();
    double confidence = 0.95 - 0.5 * number / OBJECTS;
    return new Prediction(x, y, width, height, confidence, "person", 0, "person-" + number, points);
  }

  private static Keypoint point(int slot, double x, double y, double radius, int number) {
    double angle = 2 * Math.PI * slot / POINTS + number;
    return new Keypoint(
        x + radius * Math.cos(angle),
        y + radius * Math.sin(angle),
        0.4 + 0.6 * ((slot * 7 + number) % POINTS) / POINTS,
        slot,
        "point_" + slot);
  }
}
