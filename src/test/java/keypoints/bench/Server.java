package keypoints.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import keypoints.testing.ServerProcess;

/** The application in a process of its own, with a data folder that ends with it. */
final class Server implements AutoCloseable {
  private static final Path BENCH = Path.of("target", "bench");

  private final Path folder;
  private final ServerProcess process;

  /** With a data folder that is empty. */
  Server(Jdk jdk, List<String> options, Map<String, String> settings) throws IOException {
    this(fresh(), jdk, options, settings);
  }

  /**
   * Returns when it is ready.
   *
   * @param folder of its data, as {@link #fresh} made it
   */
  Server(Path folder, Jdk jdk, List<String> options, Map<String, String> settings)
      throws IOException {
    this.folder = folder;
    Map<String, String> all = new HashMap<>(settings);
    all.put("KEYPOINTS_DATA", folder.toString());
    process = new ServerProcess(jdk.home(), folder.resolve("log"), options, all);
  }

  /** An empty folder. */
  static Path fresh() throws IOException {
    Files.createDirectories(BENCH);
    return Files.createTempDirectory(BENCH, "data");
  }

  URI at(String path) {
    return process.home().resolve(path);
  }

  Vitals vitals() throws IOException, AttachNotSupportedException {
    return new Vitals(process.number());
  }

  @Override
  public void close() throws IOException {
    try {
      process.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Server::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
