package keypoints.onnx;

import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.image.Reduced;

/** A photo as networks look at it: as fine as they need it. */
record View(Photos photos, Photo photo) {
  /** Px that an input px is made of along an axis, at the least, where the photo has so many. */
  private static final int ENOUGH = 2;

  int width() {
    return photo.width();
  }

  int height() {
    return photo.height();
  }

  /** Pixels that are fine enough for an input in which a part of the photo lies so. */
  Reduced pixels(Letterbox box) {
    double photoPx = 1 / Math.max(box.scaleX(), box.scaleY());
    return photos.pixels(photo, (int) Math.max(1, photoPx / ENOUGH));
  }
}
