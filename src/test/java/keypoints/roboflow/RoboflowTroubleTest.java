package keypoints.roboflow;

import static java.time.temporal.ChronoUnit.SECONDS;
import static keypoints.roboflow.Asking.CLOCKS;
import static keypoints.roboflow.Asking.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.testing.FakeMisbehaviours;
import keypoints.testing.FakeRoboflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that has a bad moment, or a bad hour. */
final class RoboflowTroubleTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final FakeRoboflow server = new FakeRoboflow();
  private final RoboflowDetector detector =
      new RoboflowDetector(Asking.config(server.url()), Asking.PHOTOS);

  @AfterEach
  void close() {
    detector.close();
    server.close();
  }

  private Inference ask() {
    return detector.detect(CLOCKS, PHOTO, DetectOptions.DEFAULT);
  }

  private Failure refusal() {
    return catchThrowableOfType(Failure.class, this::ask);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quota429", "notReady", "platformTimedOut", "disconnect", "cutShort"})
  void momentOfTrouble_isGotOverByASecondTry(String trouble) {
    server.clocks().once(FakeMisbehaviours.all().get(trouble));
    assertThat(ask().predictions()).hasSize(1);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1).body()).isEqualTo(server.requests().get(0).body());
  }

  @Test
  void badGateway_isGotOverByASecondTry() {
    server.clocks().once(fake -> fake.says(502, "text/html", "<h1>Bad Gateway</h1>"));
    assertThat(ask().predictions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 413, 422, 423, 500, 501, 302})
  void errorThatWouldStay_isNotAskedAgain(int status) {
    server.clocks().once(fake -> fake.says(status, "text/plain", "no"));
    assertThat(refusal()).isNotNull();
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void serverThatSaysWhen_isAskedThen(int status) {
    server.clocks().once(fake -> fake.comeBack(status, "2"));
    Instant before = Instant.now();
    assertThat(ask().predictions()).hasSize(1);
    assertThat(server.requests()).hasSize(2);
    assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(TWO_SECONDS);
  }

  @ParameterizedTest
  @CsvSource({"6,6", "299,299", "600,300", "99999999999999999999,300"})
  void serverThatWantsTooLongAWait_isNotAskedAgainAndPeopleAreTold(String asked, long told) {
    server.clocks().once(fake -> fake.comeBack(429, asked));
    Failure failure = refusal();
    assertThat(failure.reason()).isEqualTo(Reason.UPSTREAM_BUSY);
    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(told));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void waitThatDoesNotFitIntoTheDeadline_isNotBegun() {
    server.clocks().once(fake -> fake.comeBack(503, "4"));
    Failure failure = Asking.refusal(Asking.impatient(server.url()));
    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(4));
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "", "1.5", "Fri, 99 Feb 2031 00:00:00 GMT"})
  void waitThatIsNone_isPassedOver(String asked) {
    server.clocks().once(fake -> fake.comeBack(503, asked));
    assertThat(ask().predictions()).hasSize(1);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void waitAsADate_isReckonedFromNow() {
    Instant now = Instant.now().truncatedTo(SECONDS);
    assertThat(RetryAfter.read(date(now.plusSeconds(90)), now)).hasValue(Duration.ofSeconds(90));
    assertThat(RetryAfter.read(date(now.minusSeconds(90)), now)).isEmpty();
    assertThat(RetryAfter.read(null, now)).isEmpty();
  }

  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  @Test
  void serverThatKeepsFailing_isLeftAloneAndFoundAgain() throws InterruptedException {
    server.serverError();
    for (int i = 0; i < 10; i++) {
      assertThat(refusal().reason()).isEqualTo(Reason.UPSTREAM_FAILED);
    }
    Failure notAsked = refusal();
    assertThat(notAsked.reason()).isEqualTo(Reason.UPSTREAM_UNREACHABLE);
    assertThat(notAsked.retryAfter().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    assertThat(server.requests()).hasSize(10);

    Thread.sleep(notAsked.retryAfter().orElseThrow().toMillis() + 100);
    server.clocks();
    for (int i = 0; i < 5; i++) {
      assertThat(ask().predictions()).hasSize(1);
    }
  }

  @Test
  void serverThatIsStillDown_isLeftAloneAgainAfterTwoTries() throws InterruptedException {
    server.serverError();
    while (server.requests().size() < 10) {
      assertThat(refusal()).isNotNull();
    }
    Thread.sleep(refusal().retryAfter().orElseThrow().toMillis() + 100);
    for (int i = 0; i < 8; i++) {
      assertThat(refusal()).isNotNull();
    }
    assertThat(server.requests()).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void questionsThatAreRefused_areNoReasonToLeaveTheServerAlone(int status) {
    server.says(status, "text/plain", "no");
    for (int i = 0; i < 25; i++) {
      assertThat(refusal()).isNotNull();
    }
    assertThat(server.requests()).hasSize(25);
  }

  @Test
  void tooManyRequests_areAReason() {
    server.comeBack(429, "60");
    for (int i = 0; i < 25; i++) {
      assertThat(refusal()).isNotNull();
    }
    assertThat(server.requests()).hasSize(10);
  }

  @Test
  void oneCallMoreThanThereMayBe_isRefusedAtOnce() throws Exception {
    RoboflowDetector.Config one =
        new RoboflowDetector.Config(
            server.slow().url(),
            null,
            false,
            List.of(),
            Asking.LONG,
            Asking.LONG,
            10_000,
            1,
            false);
    try (RoboflowDetector narrow = new RoboflowDetector(one, Asking.PHOTOS)) {
      CompletableFuture<Failure> first = CompletableFuture.supplyAsync(() -> refusal(narrow));
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(refusal(narrow).reason()).isEqualTo(Reason.BUSY);
      assertThat(server.requests()).hasSize(1);

      server.close();
      assertThat(first.get().reason()).isNotEqualTo(Reason.BUSY);
      assertThat(refusal(narrow).reason()).isEqualTo(Reason.UPSTREAM_UNREACHABLE);
    }
  }

  private static Failure refusal(RoboflowDetector detector) {
    return catchThrowableOfType(
        Failure.class, () -> detector.detect(CLOCKS, PHOTO, DetectOptions.DEFAULT));
  }
}
