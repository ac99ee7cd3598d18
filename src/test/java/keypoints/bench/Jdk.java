package keypoints.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home of which {@code bin/java} is the program
 * @param version as its file {@code release} says
 */
record Jdk(Path home, String version) {

  /** That of this process. */
  static Jdk own() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().toString());
  }

  /** The newest where JDKs usually lie; empty when none is newer than that of this process. */
  static Optional<Jdk> newest() {
    return places()
        .flatMap(Jdk::in)
        .filter(jdk -> jdk.feature() > Runtime.version().feature())
        .max(Comparator.comparing(Jdk::parsed));
  }

  private static Stream<Path> places() {
    Path user = Path.of(System.getProperty("user.home"));
    return Stream.of(
        Path.of("/usr/lib/jvm"),
        Path.of("/opt"),
        Path.of("/Library/Java/JavaVirtualMachines"),
        user.resolve(".sdkman/candidates/java"),
        user.resolve(".jdks"));
  }

  private static Stream<Jdk> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .flatMap(home -> version(home).map(version -> new Jdk(home, version)).stream())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> version(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return Optional.empty();
    }
    Properties facts = new Properties();
    try (var in = Files.newBufferedReader(release)) {
      facts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.ofNullable(facts.getProperty("JAVA_VERSION")).map(v -> v.replace("\"", ""));
  }

  private Runtime.Version parsed() {
    return Runtime.Version.parse(version);
  }

  int feature() {
    return parsed().feature();
  }
}
