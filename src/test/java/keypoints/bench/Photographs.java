package keypoints.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import keypoints.testing.PhonePhoto;

/** Photos of a clock as a phone takes them, made once for all processes of a run. */
final class Photographs {
  private static final Path FOLDER = Path.of("target", "bench");

  private Photographs() {}

  /** A JPEG of this size, px. */
  static Path file(int width, int height) throws IOException {
    Path file = FOLDER.resolve(width + "x" + height + ".jpg");
    if (!Files.exists(file)) {
      Files.createDirectories(FOLDER);
      Path part = Files.createTempFile(FOLDER, "photo", ".part");
      Files.write(part, PhonePhoto.ofClock(width, height));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** The same in memory. */
  static byte[] jpeg(int width, int height) throws IOException {
    return Files.readAllBytes(file(width, height));
  }
}
