package keypoints.testing;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine's Chromium is, and how it gets one. */
final class BrowserProgram {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Path LOG = Path.of("target", "browser-install.log");

  private BrowserProgram() {}

  /** Chromium as the machine has it, or from Debian's packages; else none. */
  static Optional<Path> find() {
    String named = System.getenv("CHROME_BIN");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return onPath().or(BrowserProgram::fromDebian);
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> fromDebian() {
    boolean root = System.getProperty("user.name").equals("root");
    if (!root || !Files.exists(Path.of("/etc/debian_version"))) {
      return Optional.empty();
    }
    run(new ProcessBuilder("apt-get", "update"));
    run(
        new ProcessBuilder(
            "apt-get",
            "install",
            "--yes",
            "--no-install-recommends",
            "chromium",
            "fonts-dejavu-core"));
    return onPath();
  }

  /** Whether it worked is seen by its result; what it said is kept in {@link #LOG}. */
  static void run(ProcessBuilder command) {
    command.environment().put("DEBIAN_FRONTEND", "noninteractive");
    command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(LOG.toFile()));
    try {
      command.start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("could not start " + command.command(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
