package keypoints.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at each object again from near, with a network made for it. The first network's input is
 * small: an object that fills a tenth of a photo is a few dozen px there, and its keypoints can be
 * no better than that, although the photo has them sharp. What does not stand up to the second look
 * was no object.
 *
 * @param surroundings side of the square that is looked at, in sizes of the object
 * @param enough confidence of the first look from which a second one is taken, 0-1
 */
record SecondLook(Network network, double surroundings, double enough) {
  private static final int MOST_OBJECTS = 40;
  private static final double SAME_OBJECT = 0.4;

  /**
   * The same objects as they are seen from near.
   *
   * @param objects in px of the photo, best first; from the 41st on they stay as they are
   */
  List<Candidate> at(List<Candidate> objects, View photo, Shake shake) {
    List<Candidate> near = new ArrayList<>();
    objects.stream().limit(MOST_OBJECTS).flatMap(o -> nearer(o, photo, shake)).forEach(near::add);
    objects.stream().skip(MOST_OBJECTS).forEach(near::add);
    return near;
  }

  private Stream<Candidate> nearer(Candidate object, View photo, Shake shake) {
    double size = Math.max(object.right() - object.left(), object.bottom() - object.top());
    double x = (object.left() + object.right()) / 2;
    double y = (object.top() + object.bottom()) / 2;
    Letterbox.Part square = Letterbox.Part.around(x, y, Math.max(1, size * surroundings));
    return network.look(photo, shake.of(square), 0).stream()
        .filter(seen -> seen.overlap(object) >= SAME_OBJECT)
        .max(Comparator.comparingDouble(Candidate::score))
        .stream();
  }
}
