package keypoints.testing;

import java.util.function.Supplier;

/**
 * A file that somebody may send as a photo, and what becomes of it.
 *
 * @param name starts with its number in the corpus
 * @param file made when it is asked for, since some are large
 * @param reason the sentence it is refused with, as in {@code failure.<reason>}; empty when it is
 *     taken
 */
public record PictureCase(String name, Supplier<byte[]> file, String reason) {
  static PictureCase taken(String name, Supplier<byte[]> file) {
    return new PictureCase(name, file, "");
  }

  static PictureCase refused(String name, String reason, Supplier<byte[]> file) {
    return new PictureCase(name, file, reason);
  }

  static PictureCase broken(String name, Supplier<byte[]> file) {
    return refused(name, "photo_broken", file);
  }

  static PictureCase tooManyPixels(String name, Supplier<byte[]> file) {
    return refused(name, "photo_too_many_pixels", file);
  }

  static PictureCase odd(String name, Supplier<byte[]> file) {
    return refused(name, "photo_odd", file);
  }

  public boolean isTaken() {
    return reason.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
