package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.UpstreamCase;
import keypoints.testing.UpstreamCases;
import keypoints.web.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a hosted model's server can do to a connection, as the person with the photo meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UpstreamWireTest {
  private final UpstreamApp app = new UpstreamApp();

  @BeforeAll
  void start() throws Exception {
    app.start();
  }

  @AfterAll
  void noTraceOfTheKeyIsLeft() throws Exception {
    app.stop();
    app.assertKeyIsNowhere();
  }

  static List<UpstreamCase> cases() {
    return UpstreamCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void misbehaviour_endsInItsSentence(UpstreamCase upstream) throws Exception {
    app.server().plays(upstream.script());
    Reason reason = Reason.valueOf(upstream.reason().toUpperCase(Locale.ROOT));
    HttpResponse<String> page = app.upload();
    assertThat(app.server().calls()).as(upstream.name()).isEqualTo(upstream.calls());
    assertThat(page.statusCode()).isEqualTo(reason.status());
    assertThat(page.body())
        .contains("</html>", Site.sentence(new Failure(reason, null)), UpstreamApp.FILE)
        .doesNotContain("REMOTE", "Exception", "at keypoints", "Jersey");
    assertThat(page.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(reason.status() == 503);
    app.recover();
  }
}
