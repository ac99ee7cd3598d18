package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for a key wherever it has no business to be, and keeps the lines of the log. */
final class Traces {
  /** With characters that are encoded in addresses. */
  static final String KEY = "rf_CANARY+9d2/key";

  private static final int PATIENCE_MS = 5_000;
  private static final int STEP_MS = 5;

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"time\":\"[^\"]+\",\"reference\":\"[0-9a-f]{8}\",\"method\":\"[A-Za-z]+\","
              + "\"route\":\"[a-z-]+\",\"status\":(\\d+),\"bytes_in\":\\d+,\"bytes_out\":\\d+,"
              + "\"ms\":\\d+,\"client\":\"[0-9a-f]{8}\"}");

  private static final List<String> FORMS =
      List.of(
          "CANARY",
          URLEncoder.encode(KEY, StandardCharsets.UTF_8),
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(KEY.getBytes(StandardCharsets.UTF_8)));

  /** Of the application and of all that it talks through; held, because loggers are collected. */
  private static final List<Logger> LOUD =
      List.of(
          Logger.getLogger("keypoints"),
          Logger.getLogger("org.glassfish"),
          Logger.getLogger("sun.net.www"));

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger REQUESTS = Logger.getLogger("keypoints.requests");

  private final Queue<String> found = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Log log = new Log();

  void begin() {
    log.setLevel(Level.ALL);
    LOUD.forEach(logger -> logger.setLevel(Level.ALL));
    ROOT.addHandler(log);
    // thousands of lines that nobody reads
    REQUESTS.setUseParentHandlers(false);
    REQUESTS.addHandler(log);
  }

  void end() {
    ROOT.removeHandler(log);
    REQUESTS.removeHandler(log);
    REQUESTS.setUseParentHandlers(true);
    LOUD.forEach(logger -> logger.setLevel(null));
  }

  /** Remembers where the key was found. */
  void look(String where, String text) {
    for (String form : FORMS) {
      int at = text.indexOf(form);
      if (at >= 0) {
        found.add(where + ": " + text.substring(Math.max(0, at - 80), at));
      }
    }
  }

  /** Looks into all files below a folder; returns what they hold. */
  String look(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        look(file.toString(), text);
        all.append(text);
      }
    }
    return all.toString();
  }

  void assertNone() {
    assertThat(found).as("places with the key").isEmpty();
  }

  /** Forgets the lines of requests. */
  void forgetRequests() {
    requests.clear();
  }

  /** The status in each line since; a line is written when the answer is on its way already. */
  List<Integer> statuses(int awaited) throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_MS && requests.size() < awaited; waited += STEP_MS) {
      TimeUnit.MILLISECONDS.sleep(STEP_MS);
    }
    return requests.stream().map(Traces::status).toList();
  }

  private static int status(String line) {
    Matcher found = LINE.matcher(line);
    assertThat(found.matches()).as(line).isTrue();
    return Integer.parseInt(found.group(1));
  }

  /** What was logged as a mistake of ours. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private final class Log extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      String name = String.valueOf(entry.getLoggerName());
      if (name.equals(REQUESTS.getName())) {
        requests.add(entry.getMessage());
      }
      String line = formatter.format(entry);
      boolean severe = entry.getLevel().intValue() >= Level.SEVERE.intValue();
      if (severe || (name.startsWith("keypoints") && line.contains("\tat "))) {
        faults.add(line);
      }
      look("the log", line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
