package keypoints.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import keypoints.inference.FoundObject;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/** Keypoints at chosen places of a photo of 1000 x 1000 px. */
final class Spots {
  private static final ImageSize PHOTO = new ImageSize(1000, 1000);

  private Spots() {}

  /** Points at x, y, x, y ..., sure and named p0, p1, ... */
  static List<Keypoint> at(double... places) {
    List<Keypoint> points = new ArrayList<>();
    for (int i = 0; i < places.length; i += 2) {
      points.add(new Keypoint(places[i], places[i + 1], 0.9, i / 2, "p" + i / 2));
    }
    return points;
  }

  /** A dial around 500, 500: its centre, and for each angle, degrees clockwise from up, a tip. */
  static List<Keypoint> dial(double radius, double... angles) {
    double[] places = new double[2 + 2 * angles.length];
    places[0] = 500;
    places[1] = 500;
    for (int i = 0; i < angles.length; i++) {
      places[2 + 2 * i] = 500 + radius * Math.sin(Math.toRadians(angles[i]));
      places[3 + 2 * i] = 500 - radius * Math.cos(Math.toRadians(angles[i]));
    }
    return at(places);
  }

  static List<Keypoint> moved(List<Keypoint> points, UnaryOperator<double[]> move) {
    return points.stream()
        .map(
            point -> {
              double[] to = move.apply(new double[] {point.x(), point.y()});
              return new Keypoint(to[0], to[1], point.confidence(), point.classId(), point.name());
            })
        .toList();
  }

  /** Turned clockwise around 500, 500, made larger, and shifted. */
  static List<Keypoint> turned(List<Keypoint> points, double degrees, double scale) {
    double sin = Math.sin(Math.toRadians(degrees));
    double cos = Math.cos(Math.toRadians(degrees));
    return moved(
        points,
        place -> {
          double x = scale * (place[0] - 500);
          double y = scale * (place[1] - 500);
          return new double[] {40 + x * cos - y * sin, 70 + x * sin + y * cos};
        });
  }

  /** As a mirror shows it. */
  static List<Keypoint> mirrored(List<Keypoint> points) {
    return moved(points, place -> new double[] {1000 - place[0], place[1]});
  }

  /** An object of a class that is known by its keypoints. */
  static FoundObject object(String name, List<Keypoint> points, String... names) {
    ObjectClass kind = new ObjectClass(name, "#000000", List.of(names), List.of());
    return object(name, points, List.of(kind));
  }

  static FoundObject object(String name, List<Keypoint> points, List<ObjectClass> classes) {
    Prediction prediction = new Prediction(500, 500, 800, 800, 0.9, name, 0, "id", points);
    Inference answer = new Inference(null, "", 0, PHOTO, List.of(prediction));
    return FoundObject.all(answer, classes, 0.5).get(0);
  }
}
