package keypoints.image;

/**
 * A picture that has passed every check, upright: what is shown, sent and stored.
 *
 * @param bytes the file, JPEG, PNG or WebP, already turned upright, without metadata; not to be
 *     changed
 * @param format what {@code bytes} is
 * @param width upright width in px, at least 1
 * @param height upright height in px, at least 1
 */
public record Photo(byte[] bytes, PhotoFormat format, int width, int height) {

  /** The same picture in another file of the same format. */
  Photo as(byte[] file) {
    return new Photo(file, format, width, height);
  }
}
