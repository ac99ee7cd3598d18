package keypoints.onnx;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import keypoints.inference.DetectOptions;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;

/**
 * Looks at each object again from near. A network's input is small: an object that fills a tenth of
 * a photo is a few dozen px there, and its keypoints can be no better than that, although the photo
 * has them sharp.
 */
final class SecondLook {
  /** Objects that fill more of the photo than this were seen from near already. */
  private static final double NEAR_ENOUGH = 0.65;

  /** The side of the square that is looked at, in sizes of the object. */
  private static final double SURROUNDINGS = 1.4;

  private static final double SAME_OBJECT = 0.5;
  private static final double LOWEST_CONFIDENCE = 0.2;
  private static final int MOST_OBJECTS = 12;

  private SecondLook() {}

  /** What to ask from near: the object is known to be there, so less will do. */
  static DetectOptions wider(DetectOptions options) {
    return new DetectOptions(
        Math.min(LOWEST_CONFIDENCE, options.confidence()),
        options.overlap(),
        options.classes(),
        options.keypointConfidence(),
        MOST_OBJECTS,
        options.stroke(),
        options.labels());
  }

  /**
   * The same objects, in the same order and with the same confidences, with the boxes and keypoints
   * that are seen from near.
   *
   * @param look finds objects in a part of the photo, in px of that part
   */
  static List<Prediction> refine(
      List<Prediction> objects,
      BufferedImage photo,
      Function<BufferedImage, List<Prediction>> look) {
    List<Prediction> refined = new ArrayList<>(objects);
    for (int i = 0; i < Math.min(MOST_OBJECTS, objects.size()); i++) {
      Prediction object = objects.get(i);
      double size = Math.max(object.width(), object.height());
      if (size < NEAR_ENOUGH * Math.max(photo.getWidth(), photo.getHeight())) {
        refined.set(i, nearer(object, Part.around(object, SURROUNDINGS * size, photo), look));
      }
    }
    return refined;
  }

  private static Prediction nearer(
      Prediction object, Part part, Function<BufferedImage, List<Prediction>> look) {
    return look.apply(part.picture()).stream()
        .filter(seen -> seen.classId() == object.classId())
        .map(part::onPhoto)
        .filter(seen -> seen.overlap(object) >= SAME_OBJECT)
        .max(Comparator.comparingDouble(seen -> seen.overlap(object)))
        .map(seen -> withConfidenceOf(object, seen))
        .orElse(object);
  }

  private static Prediction withConfidenceOf(Prediction object, Prediction seen) {
    return new Prediction(
        seen.x(),
        seen.y(),
        seen.width(),
        seen.height(),
        object.confidence(),
        object.name(),
        object.classId(),
        object.detectionId(),
        seen.keypoints());
  }

  /** A square of the photo, moved into it and cut where the photo is smaller. */
  private record Part(BufferedImage picture, int left, int top) {
    static Part around(Prediction object, double side, BufferedImage photo) {
      int width = (int) Math.min(photo.getWidth(), Math.ceil(side));
      int height = (int) Math.min(photo.getHeight(), Math.ceil(side));
      int left = inside(object.x() - side / 2, photo.getWidth() - width);
      int top = inside(object.y() - side / 2, photo.getHeight() - height);
      BufferedImage part = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D graphics = part.createGraphics();
      graphics.drawImage(photo, -left, -top, null);
      graphics.dispose();
      return new Part(part, left, top);
    }

    private static int inside(double start, int last) {
      return (int) Math.max(0, Math.min(last, Math.round(start)));
    }

    Prediction onPhoto(Prediction seen) {
      List<Keypoint> points =
          seen.keypoints().stream()
              .map(
                  p ->
                      new Keypoint(
                          p.x() + left, p.y() + top, p.confidence(), p.classId(), p.name()))
              .toList();
      return new Prediction(
          seen.x() + left,
          seen.y() + top,
          seen.width(),
          seen.height(),
          seen.confidence(),
          seen.name(),
          seen.classId(),
          seen.detectionId(),
          points);
    }
  }
}
