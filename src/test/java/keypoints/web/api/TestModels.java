package keypoints.web.api;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Models whose answers can be computed by hand, as an operator's folder. */
final class TestModels {
  private TestModels() {}

  /** Copies version 1 of these models, leaving out those that cannot be loaded. */
  static Path in(Path folder, List<String> models) throws IOException, URISyntaxException {
    for (String model : models) {
      Path source = Path.of(TestModels.class.getResource("/models/" + model + "/1").toURI());
      Path target = Files.createDirectories(folder.resolve(model).resolve("1"));
      try (var files = Files.list(source)) {
        for (Path file : files.toList()) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    return folder;
  }
}
