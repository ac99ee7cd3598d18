package keypoints.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application in a process of its own, that can be told to stop, or killed. */
public final class ServerProcess implements AutoCloseable {
  private static final String READY = "port ";

  private final Process process;
  private final URI home;

  /**
   * Returns when it is ready.
   *
   * @param log where it writes
   * @param options of the virtual machine, such as {@code -Xmx512m}
   */
  public ServerProcess(Path log, List<String> options, Map<String, String> settings)
      throws IOException {
    this(Path.of(System.getProperty("java.home")), log, options, settings);
  }

  /**
   * The same on another JDK.
   *
   * @param jdk its home
   */
  public ServerProcess(Path jdk, Path log, List<String> options, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(options);
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Serve.class.getName()));
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    home = URI.create("http://127.0.0.1:" + port(log) + "/");
  }

  private String port(Path log) throws IOException {
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return line.substring(READY.length());
      }
    }
    throw new IllegalStateException("did not start: " + Files.readString(log));
  }

  public URI home() {
    return home;
  }

  /** As the system numbers it. */
  public long number() {
    return process.pid();
  }

  /** What it used of the processors so far, ms. */
  public double cpuMillis() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  /** The most memory that it had so far, MB; what the system counts, not the virtual machine. */
  public long mostMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a connection that it has open begins at this port. */
  public boolean hasPort(int port) {
    String end = ":%04X ".formatted(port);
    try (Stream<Path> files = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
      Set<String> sockets = files.map(ServerProcess::target).collect(Collectors.toSet());
      return Stream.of("tcp", "tcp6")
          .flatMap(ServerProcess::lines)
          .map(line -> line.strip().split("\\s+", -1))
          .filter(cells -> (cells[1] + " ").endsWith(end))
          .anyMatch(cells -> sockets.contains("socket:[" + cells[9] + "]"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(String table) {
    try {
      return Files.readAllLines(Path.of("/proc", "net", table)).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for one that was closed meanwhile. */
  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** SIGTERM. */
  public void tellToStop() {
    process.destroy();
  }

  /** SIGKILL; returns when it is dead. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Whether it ends by itself within this time. */
  public boolean ends(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
