package keypoints.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The photos that come with the application, on the class path under {@code /samples/}. */
final class Samples {
  private static final List<String> NAMES = List.of("wall-clock", "gauge", "station", "workshop");

  private final List<String> names =
      NAMES.stream()
          .filter(name -> Samples.class.getResource(path(name + ".jpg")) != null)
          .toList();

  /** The names, in the order to offer them. */
  List<String> names() {
    return names;
  }

  /** The JPEG of this name; empty when there is none. */
  Optional<byte[]> photo(String name) {
    return names.contains(name) ? Optional.of(read(name + ".jpg")) : Optional.empty();
  }

  /** The JPEG called {@code name.jpg} or {@code name-thumb.jpg}; empty when there is none. */
  Optional<byte[]> file(String file) {
    boolean ours =
        names.stream().anyMatch(n -> file.equals(n + ".jpg") || file.equals(n + "-thumb.jpg"));
    return ours ? Optional.of(read(file)) : Optional.empty();
  }

  private static String path(String file) {
    return "/samples/" + file;
  }

  private static byte[] read(String file) {
    try (InputStream in = Samples.class.getResourceAsStream(path(file))) {
      if (in == null) {
        throw new IOException("no " + path(file));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
