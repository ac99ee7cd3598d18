package keypoints.it;

import static keypoints.it.CorpusSite.HERE;
import static keypoints.it.CorpusSite.HOSTED;
import static keypoints.it.CorpusSite.PHOTO;
import static keypoints.it.CorpusSite.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import keypoints.it.CorpusSite.Answer;
import keypoints.testing.AddressCase;
import keypoints.testing.AddressCases;
import keypoints.testing.AnswerCase;
import keypoints.testing.Carriers;
import keypoints.testing.FormBody;
import keypoints.testing.HostCase;
import keypoints.testing.HostCases;
import keypoints.testing.Leaving;
import keypoints.testing.PictureCase;
import keypoints.testing.PictureCases;
import keypoints.testing.RawServer;
import keypoints.testing.RequestCase;
import keypoints.testing.RequestCases;
import keypoints.testing.UpstreamAnswers;
import keypoints.testing.UpstreamCase;
import keypoints.testing.UpstreamCases;
import keypoints.testing.WireCases;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All bad input there is, against one deployed WAR in each container. After each case the
 * application must answer as before and have left nothing; {@link CorpusEnd} has the last look.
 */
@ExtendWith({CorpusEnd.class, ArquillianExtension.class})
final class CorpusIT {
  static final CorpusWorld WORLD = new CorpusWorld();

  /** Of 50 ms: until a container notices that somebody has left. */
  private static final int PATIENCE = 400;

  @ArquillianResource private URI home;
  private CorpusSite site;
  private Set<String> before;

  /** Whether each request of the case is a line of the log. */
  private boolean logged = true;

  @Deployment(testable = false)
  static WebArchive war() {
    return WORLD.war();
  }

  @BeforeEach
  void arrive() throws Exception {
    site = new CorpusSite(home, WORLD.traces);
    if (WORLD.isNew()) {
      WORLD.recover();
      ask(); // loads half the application, and may come too late on a busy machine
      site = new CorpusSite(home, WORLD.traces);
    }
    before = WORLD.leftovers();
    WORLD.recover();
    WORLD.traces.forgetRequests();
  }

  @AfterEach
  void nothingHasChanged() throws Exception {
    assertThat(site.get("health/live").status()).isEqualTo(200);
    assertThat(site.get("metrics").body()).contains("\nkeypoints_slots_taken 0.0\n");
    if (logged) {
      List<Integer> answered = site.statuses();
      assertThat(WORLD.traces.statuses(answered.size()))
          .as("lines of the log")
          .containsExactlyInAnyOrderElementsOf(answered);
    }
    assertThat(WORLD.leftovers()).as("files").isEqualTo(before);
    assertThat(WORLD.inside.hits()).as("connections inside").isEmpty();
  }

  static List<PictureCase> pictures() {
    return PictureCases.all();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void picture_inTheForm(PictureCase picture) throws Exception {
    Answer answer = site.photo(picture.isTaken() ? HOSTED : HERE, picture.file().get());
    if (picture.isTaken()) {
      byte[] sent = Base64.getDecoder().decode(WORLD.upstream.lastBody());
      assertClean(new String(sent, StandardCharsets.ISO_8859_1));
      assertServed(answer);
    } else {
      assertFormAgain(answer, picture.reason(), 422);
      assertThat(WORLD.upstream.calls()).isZero();
    }
  }

  private void assertServed(Answer answer) throws Exception {
    assertRun(answer);
    Answer photo = site.get(answer.header("location") + "/photo");
    assertThat(photo.status()).isEqualTo(200);
    assertThat(photo.header("content-type")).startsWith("image/");
    assertThat(photo.header("content-security-policy")).startsWith("default-src 'none'; sandbox");
    Invariants.assertHeaders(photo);
    assertClean(photo.body());
  }

  private static void assertClean(String picture) {
    assertThat(picture).isNotEmpty();
    for (String stowaway : List.of(Carriers.CANARY, "<script", "<html", "<?php", "PK\3\4")) {
      assertThat(picture.indexOf(stowaway)).as(stowaway).isNegative();
    }
  }

  /** An answer that leads to a run whose page is as good as any. */
  private Answer assertRun(Answer answer) throws Exception {
    Invariants.assertOurs(answer);
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    Answer page = site.get(answer.header("location"));
    assertThat(page.status()).isEqualTo(200);
    Invariants.assertOurs(page);
    return page;
  }

  private void assertFormAgain(Answer answer, String reason, int status) {
    assertRefused(answer, reason, status);
    assertThat(answer.body()).contains("<main", "name=\"photo\"", "value=\"41\"");
  }

  private void assertRefused(Answer answer, String reason, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence(reason));
    Invariants.assertOurs(answer);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void picture_inACall(PictureCase picture) throws Exception {
    byte[] body = Base64.getEncoder().encode(picture.file().get());
    Answer answer = site.call("api/dials/1", body);
    if (picture.isTaken()) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"predictions\":");
      Invariants.assertOurs(answer);
    } else {
      String reason = body.length == 0 ? "photo_missing" : picture.reason();
      assertRefused(answer, reason, 400);
    }
  }

  static List<AddressCase> addresses() {
    return AddressCases.all();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void address_inTheForm(AddressCase address) throws Exception {
    Answer answer = site.address(address.at(WORLD.inside.port()));
    assertFormAgain(answer, address.typed(), 422);
    assertThat(answer.body()).as("in its own letters").contains("value=\"Zähler\"");
    assertThat(WORLD.upstream.calls()).isZero();
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void address_asRedirect(AddressCase address) throws Exception {
    String there = WORLD.remote.sendingTo(address.at(WORLD.inside.port()));
    assertFormAgain(site.address(there), address.redirected(), 422);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void address_inACall(AddressCase address) throws Exception {
    String there = URLEncoder.encode(address.at(WORLD.inside.port()), StandardCharsets.UTF_8);
    assertRefused(site.get("api/dials/1?image=" + there), address.typed(), 400);
  }

  static List<HostCase> hosts() {
    return HostCases.all();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void photoOfAHost_isTakenOrHasItsSentence(HostCase host) throws Exception {
    Answer answer = site.address(host.at(WORLD.remote));
    if (host.isTaken()) {
      assertServed(answer);
    } else {
      assertFormAgain(answer, host.reason(), 422);
      assertThat(answer.body()).doesNotContain("Secret words", "CANARY");
    }
    assertThat(String.join("\n", WORLD.remote.requests()))
        .doesNotContain("Cookie", "Authorization", "Referer");
  }

  static List<RequestCase> requests() {
    return RequestCases.all();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_isAnsweredByUs(RequestCase request) throws Exception {
    Answer answer = site.raw(request);
    assertThat(answer.body()).doesNotContain("evil.example", "<script>alert", ">49<");
    if (request.status() == 303) {
      Answer page = assertRun(answer);
      assertThat(page.body()).doesNotContain("<script>alert", ">49<", "\u202e");
    } else {
      assertRefused(answer, request.reason(), request.status());
    }
  }

  static List<RequestCase> forms() {
    return WireCases.forms();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void brokenForm_isAnsweredAlike(RequestCase request) throws Exception {
    assertRefused(site.raw(request), request.reason(), request.status());
  }

  static List<RequestCase> http() {
    return WireCases.http();
  }

  @ParameterizedTest
  @MethodSource("http")
  void brokenRequest_showsNothingOfOurs(RequestCase request) throws Exception {
    logged = false;
    Invariants.assertNothingOfOurs(site.raw(request));
  }

  @ParameterizedTest(name = "B16 {0}, by a reset {1}")
  @CsvSource({
    "WITHIN_THE_HEAD, true",
    "AFTER_THE_HEAD, false",
    "AFTER_THE_HEAD, true",
    "WITHIN_THE_BODY, false",
    "WITHIN_THE_BODY, true",
    "BEFORE_THE_ANSWER, false",
    "BEFORE_THE_ANSWER, true"
  })
  void visitorWhoLeaves_holdsNothing(Leaving when, boolean reset) throws Exception {
    logged = false;
    FormBody form = new FormBody().field("model", HOSTED);
    when.from(home, form.file("photo", "keypoints-corpus.jpg", PHOTO), reset);
    for (int i = 0; i < PATIENCE && !isQuiet(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(isQuiet()).isTrue();
  }

  private boolean isQuiet() throws Exception {
    boolean working = !site.get("metrics").body().contains("\nkeypoints_slots_taken 0.0\n");
    return !working && WORLD.leftovers().equals(before);
  }

  @Test
  void hundredsOfCases_areHeldOnToByNothing() throws Exception {
    CorpusRound round = new CorpusRound(site, WORLD);
    round.go();
    round.go();
    Held atFirst = Held.now();
    for (int i = 0; i < 4; i++) {
      round.go();
    }
    Held.now().assertNoMoreThan(atFirst);
  }

  static List<UpstreamCase> upstreams() {
    return UpstreamCases.all();
  }

  @ParameterizedTest
  @MethodSource("upstreams")
  void hostedModelThatMisbehaves_hasItsSentence(UpstreamCase upstream) throws Exception {
    WORLD.upstream.plays(upstream.script());
    Answer answer = ask();
    assertThat(WORLD.upstream.calls()).isEqualTo(upstream.calls());
    assertFormAgain(answer, upstream.reason(), Invariants.status(upstream.reason()));
    assertThat(answer.body()).doesNotContain("REMOTE").contains("keypoints-corpus.jpg");
    recover();
  }

  private Answer ask() throws Exception {
    return site.photo(HOSTED, PHOTO);
  }

  /** The application is not tired of asking the hosted model. */
  private void recover() throws Exception {
    WORLD.recover();
    for (int i = 0; i < 3; i++) {
      assertThat(ask().status()).isEqualTo(303);
    }
  }

  static List<AnswerCase> answers() {
    return UpstreamAnswers.all();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void hostedModelThatIsHalfRight_isShownAsFarAsItIs(AnswerCase half) throws Exception {
    WORLD.upstream.plays(RawServer.says(200, half.json()));
    Answer page = assertRun(ask());
    assertThat(page.body())
        .contains(half.told())
        .doesNotContain("<script>alert", "<img src=x", ">49<", "\u202E", "\u0000");
  }
}
