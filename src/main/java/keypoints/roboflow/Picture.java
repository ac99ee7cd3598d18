package keypoints.roboflow;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.image.Photo;
import keypoints.image.Photos;

/**
 * The server's own picture, decoded and written again by us: none of its bytes reach a browser or
 * the database.
 */
final class Picture {
  private static final float QUALITY = 0.9f;

  private final Photos photos;
  private final Photo photo;

  /**
   * @param photo what the picture should show
   */
  Picture(Photos photos, Photo photo) {
    this.photos = photos;
    this.photo = photo;
  }

  /**
   * A JPEG, base64 without prefix.
   *
   * @param text base64 of any file that we read, with or without {@code data:image/...;base64,}
   * @return empty when it is no picture, or one larger than the photo
   */
  Optional<String> rewritten(String text) {
    try {
      Photo picture = photos.read(decode(text));
      return picture.width() <= photo.width() && picture.height() <= photo.height()
          ? Optional.of(base64(photos.pixels(picture)))
          : Optional.empty();
    } catch (Failure | IllegalArgumentException noPicture) {
      return Optional.empty();
    }
  }

  /** Of either alphabet, with or without line breaks and padding. */
  private static byte[] decode(String text) {
    String base64 = text.substring(text.startsWith("data:") ? text.indexOf(',') + 1 : 0);
    return Base64.getMimeDecoder().decode(base64.replace('-', '+').replace('_', '/'));
  }

  private static String base64(BufferedImage pixels) {
    return Base64.getEncoder().encodeToString(Photos.jpeg(pixels, QUALITY));
  }
}
