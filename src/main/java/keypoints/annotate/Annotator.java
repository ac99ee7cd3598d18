package keypoints.annotate;

import java.awt.image.BufferedImage;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/** Draws an answer on its photo. */
public final class Annotator {
  /** As the original API writes its pictures. */
  private static final float QUALITY = 0.9f;

  private final Photos photos;

  public Annotator(Photos photos) {
    this.photos = photos;
  }

  /** As {@link #paint}, as a JPEG file. */
  public byte[] draw(Photo photo, Inference inference, List<ObjectClass> classes, Style style) {
    return jpeg(paint(photo, inference, classes, style));
  }

  /** What {@link #paint} made as a JPEG file. */
  public static byte[] jpeg(BufferedImage picture) {
    return Photos.jpeg(picture, QUALITY);
  }

  /**
   * Draws an answer, boxes first and labels last so that nothing hides them.
   *
   * @param classes of the model, for colours and skeletons; empty when they are not known
   * @return a picture of the photo's size
   * @throws Failure PHOTO_BROKEN
   */
  public BufferedImage paint(
      Photo photo, Inference inference, List<ObjectClass> classes, Style style) {
    BufferedImage picture = photos.pixels(photo);
    try (Pen pen = new Pen(picture, style.strokeFor(photo.width(), photo.height()))) {
      for (Prediction object : inference.predictions()) {
        ObjectClass kind = ObjectClass.of(object, classes);
        draw(object, kind, style, pen);
      }
      if (style.labels()) {
        inference.predictions().forEach(object -> label(object, classes, pen));
      }
    }
    return picture;
  }

  private static void draw(Prediction object, ObjectClass kind, Style style, Pen pen) {
    pen.box(object, Colours.parse(kind.color()));
    if (style.skeleton()) {
      kind.edges().forEach(edge -> edge(object, edge, pen));
    }
    for (Keypoint point : object.keypoints()) {
      pen.dot(point, Colours.ofSlot(point.classId()), object.isCorrected(point.classId()));
    }
    if (style.skeleton() && style.labels()) {
      object.keypoints().forEach(point -> pen.name(point, Colours.ofSlot(point.classId())));
    }
  }

  private static void edge(Prediction object, ObjectClass.Edge edge, Pen pen) {
    object
        .keypoint(edge.from())
        .ifPresent(from -> object.keypoint(edge.to()).ifPresent(to -> pen.edge(from, to)));
  }

  private static void label(Prediction object, List<ObjectClass> classes, Pen pen) {
    pen.label(object, Colours.parse(ObjectClass.of(object, classes).color()));
  }
}
