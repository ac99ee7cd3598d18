package keypoints.roboflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static keypoints.roboflow.Asking.KEY;
import static keypoints.roboflow.Asking.LONG;
import static keypoints.roboflow.Asking.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.inference.DetectOptions;
import keypoints.testing.FakeMisbehaviours;
import keypoints.testing.FakeRoboflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for the key wherever it has no business to be, with every log at its finest. */
final class KeyCanaryTest {
  private static final List<String> FORMS =
      List.of(
          KEY.value(),
          URLEncoder.encode(KEY.value(), UTF_8),
          Base64.getEncoder().withoutPadding().encodeToString(KEY.value().getBytes(UTF_8)),
          "CANARY");

  private static final List<String> ENDLESS = List.of("slow", "drip");

  private final Logger root = Logger.getLogger("");
  private final Captured log = new Captured();

  @BeforeEach
  void logEverything() {
    for (Handler handler : root.getHandlers()) {
      handler.setLevel(Level.INFO);
    }
    log.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(log);
  }

  @AfterEach
  void logAsBefore() {
    root.removeHandler(log);
    root.setLevel(Level.INFO);
  }

  static Stream<String> misbehaviours() {
    return FakeMisbehaviours.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("misbehaviours")
  void misbehaviour_tellsNobodyTheKey(String name) {
    UnaryOperator<FakeRoboflow> how = FakeMisbehaviours.all().get(name);
    for (boolean inHeader : new boolean[] {false, true}) {
      try (FakeRoboflow server = how.apply(new FakeRoboflow())) {
        RoboflowDetector.Config config =
            Asking.config(server.url(), inHeader, ENDLESS.contains(name) ? SHORT : LONG);
        assertHidesKey(Asking.refusal(config));
        assertThat(config.toString()).contains("***").doesNotContain(FORMS);
      }
    }
  }

  @Test
  void goodAnswerAndDeadServer_tellNobodyTheKey() {
    FakeRoboflow server = new FakeRoboflow();
    Asking.ask(server, DetectOptions.DEFAULT);
    server.close();
    assertHidesKey(Asking.refusal(Asking.config(server.url())));
  }

  private void assertHidesKey(Failure failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains("UPSTREAM_").doesNotContain(FORMS);
    assertThat(log.text()).isNotEmpty();
    assertThat(log.text()).doesNotContain(FORMS);
  }

  @Test
  void everyAlignmentOfBase64_isScrubbed() {
    for (String before : List.of("", "a", "ab", "abc", "user:")) {
      for (String after : List.of("", "z", "zz")) {
        byte[] text = (before + KEY.value() + after).getBytes(UTF_8);
        String scrubbed = KEY.scrub("x " + Base64.getEncoder().encodeToString(text) + " y");
        assertThat(scrubbed).startsWith("x ").contains("***").endsWith(" y").hasSizeLessThan(20);
      }
    }
  }

  @Test
  void keyThatIsNoKey_isRefusedWithoutBeingRepeated() {
    for (String bad :
        List.of("", " ", "two words", "line\nbreak", "\u00fcmlaut", "x".repeat(201))) {
      assertThat(catchThrowable(() -> new ApiKey(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the API key must be 1-200 visible ASCII characters");
    }
  }

  private static final class Captured extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      lines.add(formatter.format(entry));
    }

    String text() {
      return String.join("", lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
