package keypoints.roboflow;

import static keypoints.roboflow.Asking.config;
import static keypoints.roboflow.Asking.impatient;
import static keypoints.roboflow.Asking.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.testing.FakeMisbehaviours;
import keypoints.testing.FakeRoboflow;
import keypoints.testing.FakeTrickle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoboflowFailureTest {
  /** The servers themselves give up after a minute, a busy machine needs a few seconds. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private final FakeRoboflow server = new FakeRoboflow();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "wrongKey, UPSTREAM_KEY_REFUSED, 1",
    "lambdaWrongKey, UPSTREAM_FORBIDDEN, 1",
    "noCredits, UPSTREAM_NO_CREDITS, 1",
    "unknownModel, UPSTREAM_MODEL_UNKNOWN, 1",
    "paused, UPSTREAM_PAUSED, 1",
    "quota429, UPSTREAM_BUSY, 2",
    "nodeEraError, UPSTREAM_PHOTO_REFUSED, 1",
    "okWithError, UPSTREAM_FAILED, 1",
    "validation422, UPSTREAM_SETTINGS_REFUSED, 1",
    "photoRefused, UPSTREAM_PHOTO_REFUSED, 1",
    "serverError, UPSTREAM_FAILED, 1",
    "notReady, UPSTREAM_BUSY, 2",
    "platformTimedOut, UPSTREAM_TIMED_OUT, 2",
    "tooLarge, UPSTREAM_PHOTO_TOO_LARGE, 1",
    "htmlPage, UPSTREAM_UNREADABLE, 1",
    "emptyBody, UPSTREAM_UNREADABLE, 1",
    "notJson, UPSTREAM_UNREADABLE, 1",
    "keyEcho, UPSTREAM_FAILED, 1",
    "redirect, UPSTREAM_MISCONFIGURED, 1",
    "cutShort, UPSTREAM_UNREACHABLE, 2",
    "errorCutShort, UPSTREAM_NO_CREDITS, 1",
    "slow, UPSTREAM_TIMED_OUT, 1",
    "drip, UPSTREAM_TIMED_OUT, 1",
    "endless, UPSTREAM_UNREADABLE, 1",
    "disconnect, UPSTREAM_UNREACHABLE, 2",
    "stub, UPSTREAM_NOT_TRAINED, 1",
    "classification, UPSTREAM_OTHER_TASK, 1",
    "multiLabel, UPSTREAM_OTHER_TASK, 1"
  })
  void misbehaviour_hasItsReason(String name, Reason reason, int calls) {
    URI url = named(name).apply(server).url();
    boolean endless = reason == Reason.UPSTREAM_TIMED_OUT;
    Failure failure = refusal(endless ? impatient(url) : config(url));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(server.requests()).hasSize(calls);
  }

  private static UnaryOperator<FakeRoboflow> named(String name) {
    Map<String, UnaryOperator<FakeRoboflow>> all = new TreeMap<>(FakeMisbehaviours.all());
    assertThat(all).containsKey(name);
    return all.get(name);
  }

  private Failure refused(UnaryOperator<FakeRoboflow> how) {
    return refusal(config(how.apply(server).url()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"semantic-segmentation", "language-model"})
  void answerOfAnotherTask_isSaidToBeOne(String form) {
    assertThat(refused(fake -> fake.golden(200, form)).reason())
        .isEqualTo(Reason.UPSTREAM_OTHER_TASK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "\"text\"",
        "7",
        "x",
        "{\"predictions\":null}",
        "{\"predictions\":\"none\"}",
        "{\"predictions\":{}}",
        "{\"predictions\":[{\"x\":1}]}",
        "{\"predictions\":[]}}",
        "{\"predictions\":[],\"image\":{\"width\":240,\"height\":320}}",
        "{\"predictions\":[{\"x\":NaN}]}"
      })
  void nonsense_isUnreadable(String body) {
    assertThat(refused(fake -> fake.says(200, "application/json", body)).reason())
        .isEqualTo(Reason.UPSTREAM_UNREADABLE);
  }

  @Test
  void deepNestingAndLongNumbers_areUnreadableToo() {
    for (String part :
        new String[] {"[".repeat(100_000), "{\"a\":".repeat(100_000), "1".repeat(2_000)}) {
      String body = "{\"predictions\":[],\"a\":" + part + "}";
      assertThat(refused(fake -> fake.says(200, "application/json", body)).reason())
          .isEqualTo(Reason.UPSTREAM_UNREADABLE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-model, Requested Roboflow resource not found.",
    "lambda-wrong-key, User is not authorized",
    "node-era-error, Could not load the model.",
    "management-error, Method not supported",
    "validation, '[\"query\",\"confidence\"] Input should be a valid number'"
  })
  void serversWords_areForTheLogOnly(String form, String words) {
    Failure failure = refused(fake -> fake.golden(500, form));
    assertThat(failure).hasMessageContaining("status 500").hasMessageContaining(words);
    assertThat(failure.details()).isEmpty();
    assertThat(failure).hasNoCause();
  }

  @Test
  void longAndHostileWords_areOneShortLine() {
    Failure failure =
        refused(fake -> fake.says(500, "text/plain", "a\r\nforged line\u0000" + "x".repeat(9_000)));
    assertThat(failure.getMessage()).hasSizeLessThan(350).doesNotContain("\n", "\r", "\u0000");
  }

  @Test
  void olderServersRefusalOfTheKey_isToldFromOtherErrors() {
    String body = "{\"error\":{\"message\":\"Invalid key\",\"type\":\"OAuthException\"}}";
    assertThat(refused(fake -> fake.says(200, "application/json", body)).reason())
        .isEqualTo(Reason.UPSTREAM_KEY_REFUSED);
  }

  @Test
  void serverThatIsNotThere_isUnreachable() {
    URI gone = server.url();
    server.close();
    assertThat(refusal(config(gone)).reason()).isEqualTo(Reason.UPSTREAM_UNREACHABLE);
    assertThat(refusal(config(URI.create("http://no-such-host.invalid"))).reason())
        .isEqualTo(Reason.UPSTREAM_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "drip", "endless"})
  void serverWithoutAnEnd_isLeftSoon(String name) {
    URI url = named(name).apply(server).url();
    assertSoon(() -> assertThat(refusal(impatient(url))).isNotNull());
  }

  @Test
  void serverThatDoesNotTakeThePhoto_isLeftSoon() {
    Photo large = Asking.photo(30_000_000, 4000, 3000);
    try (RoboflowDetector detector =
        new RoboflowDetector(impatient(server.deaf().url()), Asking.PHOTOS)) {
      assertSoon(
          () ->
              assertThatThrownBy(() -> detector.detect(Asking.CLOCKS, large, DetectOptions.DEFAULT))
                  .hasMessageStartingWith("UPSTREAM_TIMED_OUT"));
    }
  }

  @Test
  void serverThatTricklesHeaders_isLeftSoon() {
    try (FakeTrickle trickle = new FakeTrickle()) {
      assertSoon(
          () ->
              assertThat(refusal(impatient(trickle.url())).reason())
                  .isEqualTo(Reason.UPSTREAM_TIMED_OUT));
    }
  }

  private static void assertSoon(Runnable attempt) {
    long start = System.nanoTime();
    attempt.run();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(taken).isLessThan(SOON);
  }
}
