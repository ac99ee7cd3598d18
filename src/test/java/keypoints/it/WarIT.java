package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FormBody;
import keypoints.testing.Visitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built WAR as a stranger meets it, in whichever container this run starts. */
@ExtendWith(ArquillianExtension.class)
final class WarIT {

  @ArquillianResource private URI home;
  private Visitor visitor;

  @Deployment(testable = false)
  static WebArchive war() {
    return BuiltWar.withFreshData();
  }

  @BeforeEach
  void arrive() {
    visitor = new Visitor(home);
  }

  @Test
  void startPage_asksForAPhoto() throws IOException, InterruptedException {
    HttpResponse<String> page = visitor.get("");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("name=\"photo\"", "multipart/form-data");
  }

  @Test
  void startPage_linksOnlyWhatIsThere() throws IOException, InterruptedException {
    String page = visitor.get("").body();

    var links =
        Pattern.compile("(?:href|src)=\"(/[^\"#]*)").matcher(page).results().map(this::link);
    assertThat(links.toList())
        .isNotEmpty()
        .allSatisfy(
            link -> assertThat(visitor.get(link).statusCode()).as(link.toString()).isEqualTo(200));
  }

  @Test
  void uploadOfAClock_showsItsKeypoints() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        visitor.upload(new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg()));

    assertThat(answer.statusCode()).isEqualTo(303);
    HttpResponse<String> page = visitor.follow(answer);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("clock", "center", "hour_tip", "minute_tip", "twelve", "<svg");
  }

  @Test
  void uploadOfAClock_keepsItsPhoto() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        visitor.upload(new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg()));

    HttpResponse<String> photo = visitor.get(URI.create(visitor.follow(answer).uri() + "/photo"));
    assertThat(photo.statusCode()).isEqualTo(200);
    assertThat(photo.headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @Test
  void uploadOfAText_showsTheFormAgain() throws IOException, InterruptedException {
    byte[] text = "not a picture".getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        visitor.upload(new FormBody().file("photo", "note.jpg", text).field("confidence", "41"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("name=\"photo\"", "value=\"41\"");
  }

  @Test
  void unknownRun_hasAPageThatSaysSo() throws IOException, InterruptedException {
    HttpResponse<String> page = visitor.get("runs/nosuchrun");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("</html>").doesNotContain("Exception", "Tomcat", "Jetty");
  }

  @Test
  void uploadOverTheLimit_isRefusedBeforeItIsSent() throws IOException {
    assertThat(visitor.announceUpload(1_000_000_000)).contains(" 413");
  }

  @Test
  void health_isGood() throws IOException, InterruptedException {
    assertThat(visitor.get("health/live").statusCode()).isEqualTo(200);
    assertThat(visitor.get("health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void apiCallOfSeveralMegabytes_isAnswered() throws IOException, InterruptedException {
    String body = Base64.getEncoder().encodeToString(ClockPhoto.largePng());
    assertThat(body.length()).as("more than a container's form limit").isGreaterThan(4_000_000);

    HttpResponse<String> answer = visitor.post("api/dials/1", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"predictions\"", "\"minute_tip\"");
  }

  @Test
  void apiDescription_namesTheAddressThatItIsAt() throws IOException, InterruptedException {
    String context = home.getPath().equals("/") ? "/" : home.getPath().replaceFirst("/$", "");

    assertThat(visitor.get("api/openapi.json").body())
        .contains("\"servers\":[{\"url\":\"" + context + "\"}]");
  }

  private URI link(MatchResult found) {
    return home.resolve(found.group(1).replace("&amp;", "&"));
  }
}
