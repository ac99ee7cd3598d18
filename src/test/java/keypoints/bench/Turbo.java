package keypoints.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of libjpeg-turbo: what a JPEG cannot do without on this machine, start included. */
final class Turbo {
  private static final Pattern VERSION = Pattern.compile("version (\\S+)");

  private Turbo() {}

  /** Empty when the programs are not here. */
  static Optional<String> version() throws IOException {
    try {
      Process asked = new ProcessBuilder("djpeg", "-version").redirectErrorStream(true).start();
      Matcher found = VERSION.matcher(new String(asked.getInputStream().readAllBytes(), US_ASCII));
      return Optional.of(found.find() ? found.group(1) : "?");
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /** Decodes a JPEG file into a PPM file. */
  static void decode(Path jpeg, Path ppm, String... options)
      throws IOException, InterruptedException {
    run("djpeg", jpeg, ppm, options);
  }

  /** Encodes a PPM file into a JPEG file. */
  static void encode(Path ppm, Path jpeg, String... options)
      throws IOException, InterruptedException {
    run("cjpeg", ppm, jpeg, options);
  }

  private static void run(String program, Path from, Path to, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(options));
    command.addAll(List.of("-outfile", to.toString(), from.toString()));
    int end = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (end != 0) {
      throw new IllegalStateException(command + " ended with " + end);
    }
  }
}
