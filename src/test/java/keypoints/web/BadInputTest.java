package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.FormBody;
import org.junit.jupiter.api.Test;

final class BadInputTest extends WebTest {
  private static final Pattern KEPT = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"");

  private static void assertProblem(HttpResponse<String> answer, String field, Reason reason) {
    String sentence =
        Texts.ENGLISH.sentence(
            new Failure(reason, null, reason == Reason.MODEL_UNKNOWN ? "a/1" : 2, 100));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(reason.status());
    assertThat(answer.body())
        .contains("<p class=\"problem\" id=\"" + field + "-problem\">" + sentence + "</p>")
        .contains("<a href=\"#" + field + "\">" + sentence + "</a>");
  }

  @Test
  void noPhoto_isSaidAtThePhoto() {
    assertProblem(post("/runs", fields("overlap", "30")), "photo", Reason.PHOTO_MISSING);
    assertProblem(upload("", new byte[0], Map.of()), "photo", Reason.PHOTO_MISSING);
  }

  @Test
  void badFiles_areSaidAtThePhoto() {
    byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);
    assertProblem(upload("a.jpg", text, Map.of()), "photo", Reason.PHOTO_NOT_AN_IMAGE);
    assertProblem(upload("a.jpg", new byte[0], Map.of()), "photo", Reason.PHOTO_EMPTY);
    byte[] large = Arrays.copyOf(jpeg(10, 10), LIMITS.maxBytes() + 1);
    assertProblem(upload("a.jpg", large, Map.of()), "photo", Reason.PHOTO_TOO_LARGE);
    byte[] head = Arrays.copyOf(jpeg(100, 100), 30);
    assertProblem(upload("a.jpg", head, Map.of()), "photo", Reason.PHOTO_BROKEN);
  }

  @Test
  void badAddress_isSaidThereAndKept() {
    HttpResponse<String> answer = post("/runs", fields("url", "nonsense \"><b>"));
    assertProblem(answer, "url", Reason.ADDRESS_INVALID);
    assertThat(answer.body()).contains("value=\"nonsense &quot;&gt;&lt;b&gt;\"");
  }

  @Test
  void unknownSampleAndModel_areSaidThere() {
    HttpResponse<String> sample = post("/runs", fields("sample", "moon"));
    assertThat(sample.statusCode()).isEqualTo(422);
    assertThat(sample.body()).contains("There is no sample of that name");
    byte[] good = jpeg(40, 30);
    assertProblem(
        upload("a.jpg", good, fields("model", "nonsense")), "model", Reason.MODEL_INVALID);
    assertProblem(upload("a.jpg", good, fields("model", "a/1")), "model", Reason.MODEL_UNKNOWN);
  }

  @Test
  void numberOutOfRange_keepsPhotoAndValues() {
    HttpResponse<String> answer =
        upload("cat.jpg", jpeg(40, 30), fields("confidence", "140", "classes", "clock, gauge"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"confidence-problem\">Give a number from 0 to 100.")
        .contains("value=\"140\"")
        .contains("value=\"clock, gauge\"")
        .contains("“cat.jpg” is kept");
    Matcher kept = KEPT.matcher(answer.body());
    assertThat(kept.find()).isTrue();
    HttpResponse<String> again =
        post("/runs", fields("kept", kept.group(1), "confidence", "14", "overlap", "12,5"));
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(detector.asked.confidence()).isEqualTo(0.14);
    assertThat(detector.asked.overlap()).isEqualTo(0.125);
    String run = again.headers().firstValue("Location").orElseThrow();
    assertThat(html(run)).contains("cat.jpg");
  }

  @Test
  void upstreamFailure_keepsThePhotoAndItsStatus() {
    detector.failure = new Failure(Reason.UPSTREAM_TIMED_OUT, "secret detail");
    HttpResponse<String> answer = upload("cat.jpg", jpeg(40, 30), Map.of());
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("took too long").contains("“cat.jpg” is kept");
    assertThat(answer.body()).doesNotContain("secret detail");
  }

  @Test
  void busyModel_saysWhenToComeBack() {
    detector.failure = new Failure(Reason.BUSY, null);
    HttpResponse<String> answer = upload("cat.jpg", jpeg(40, 30), Map.of());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void bodyOverTheLimit_is413WithOurPage() {
    byte[] huge = new byte[4_000_000];
    HttpResponse<String> declared = upload("a.jpg", huge, Map.of());
    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(declared.body()).contains("larger than 3 MB").contains("<main");
  }

  @Test
  void brokenForm_is400WithOurPage() {
    HttpResponse<String> noBoundary =
        send(
            request("/runs")
                .header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("nonsense")));
    assertThat(noBoundary.statusCode()).isEqualTo(400);
    assertThat(noBoundary.body()).contains("arrived damaged").contains("<main");
  }

  @Test
  void formOfMorePartsThanThereAreFields_is400() {
    FormBody form = new FormBody().file("photo", "a.jpg", jpeg(40, 30));
    for (int i = 0; i < 50; i++) {
      form.field("more", "");
    }
    assertUnreadable(form);
  }

  @Test
  void nameOfAFileLongerThanAnySystemHas_is400() {
    assertUnreadable(new FormBody().file("photo", "a".repeat(501), jpeg(40, 30)));
  }

  private void assertUnreadable(FormBody form) {
    HttpResponse<String> answer =
        send(request("/runs").header("Content-Type", FormBody.TYPE).POST(form.end()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("arrived damaged").contains("<main");
  }

  @Test
  void undeclaredBodyOverTheLimit_is413() {
    byte[] huge = new byte[4_000_000];
    byte[] head =
        "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            request("/runs")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.concat(
                            BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(huge)))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
  }
}
