package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.testing.FormBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in the language that their reader wants; programs are told the same in all of them. */
final class LanguagesTest extends WebTest {
  private static final String ENCODED = "application/x-www-form-urlencoded";

  private HttpResponse<String> get(String path, String accepted) {
    return send(request(path).header("Accept-Language", accepted).GET());
  }

  private HttpResponse<String> choose(String form) {
    return send(
        request("/language").header("Content-Type", ENCODED).POST(BodyPublishers.ofString(form)));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de                             | de",
        "de-AT, de;q=0.9, en;q=0.5      | de",
        "fr, de;q=0.5, en;q=0.3         | de",
        "en;q=0.3, de;q=0.5             | de",
        "en-GB, en;q=0.9, de;q=0.8      | en",
        "de;q=0, en                     | en",
        "fr, es                         | en",
        "*                              | en",
        "'de;;q=x, ('                   | en",
        "''                             | en"
      })
  void browsersWish_decides(String accepted, String language) {
    HttpResponse<String> answer = get("/", accepted);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\"");
    assertThat(header(answer, "Content-Language")).isEqualTo(language);
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.headers().allValues("Vary")).contains("Accept-Language, Cookie");
  }

  @Test
  void browserThatSaysNothing_getsEnglish() {
    assertThat(html("/")).contains("<html lang=\"en\"", "Find the points in a photo");
  }

  @Test
  void listTooLongToBeABrowsers_isNotRead() {
    assertThat(get("/", "de, ".repeat(200) + "de").body()).contains("<html lang=\"en\"");
  }

  @Test
  void chosenLanguage_isRememberedAboveTheBrowsersAndLeadsBack() {
    HttpResponse<String> answer = choose("language=de&next=%2Fruns%3Fpage%3D1%23top");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(header(answer, "Location")).isEqualTo("/runs?page=1#top");
    String cookie = header(answer, "Set-Cookie");
    assertThat(cookie)
        .startsWith("keypoints-language=de;")
        .contains("Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    HttpRequest.Builder again = request("/runs?page=1").header("Accept-Language", "en");
    assertThat(send(again.header("Cookie", cookie.replaceFirst(";.*", "")).GET()).body())
        .contains("<html lang=\"de\"", "Verlauf")
        .contains("value=\"/runs?page=1\"", "value=\"en\" lang=\"en\">English</button>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"language=fr", "language=", "next=/", "language=de%0d%0aA:b"})
  void languageThatIsNone_isRefused(String form) {
    HttpResponse<String> answer = choose(form);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "Set-Cookie")).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "/%5Cevil.example", "https://evil.example", "", "/%0d%0aA"})
  void addressesOfOthers_areNotGoneTo(String next) {
    assertThat(header(choose("language=de&next=" + next), "Location")).isEqualTo("/");
  }

  @Test
  void cookieThatNobodySet_isAsIfItWereNotThere() {
    var strange =
        request("/").header("Cookie", "keypoints-language=fr").header("Accept-Language", "de");
    assertThat(send(strange.GET()).body()).contains("<html lang=\"de\"");
  }

  @Test
  void resultInGerman_hasItsWordsAndNumbers() {
    String run = run();
    assertThat(get(run + "?confidence=50&classes=clock", "de").body())
        .contains("<title>1 clock; Sicherheit 93\u00a0% · Keypoint Studio</title>")
        .contains("1 weiteres Objekt ist durch den Filter verborgen.")
        .contains("hour_tip", ">Uhrzeit<")
        .contains("value=\"" + run + "?confidence=50&amp;classes=clock\"")
        .doesNotContain("Objects", "found<", "confidence 93");
    assertThat(get(run, "de").body()).contains(">120,0<", ">71\u00a0%<", "außerhalb des Fotos");
  }

  @Test
  void resultAskedWithAFraction_tellsItInTheLanguage() {
    HttpResponse<String> sent = upload("a.jpg", jpeg(40, 30), Map.of("confidence", "40,5"));
    String run = header(sent, "Location");
    assertThat(get(run, "de").body()).contains("ab 40,5 %.", "value=\"40.5\"");
    assertThat(html(run)).contains("Asked for: 40.5 % and more.", "value=\"40.5\"");
  }

  @Test
  void refusedFormInGerman_keepsWhatWasTyped() {
    FormBody form = new FormBody();
    form.field("confidence", "140,5");
    form.file("photo", "a.txt", new byte[] {1, 2, 3});
    HttpResponse<String> answer =
        send(
            request("/runs")
                .header("Accept-Language", "de")
                .header("Content-Type", FormBody.TYPE)
                .POST(form.end()));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Die Datei ist kein Bild", "Geben Sie eine Zahl von 0 bis 100 an.", "140,5")
        .contains("name=\"next\" value=\"/\"");
  }

  @Test
  void errorInGerman_isAPageOfItsOwn() {
    HttpResponse<String> answer = get("/nowhere?a=b", "de");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("Diese Seite gibt es nicht", "Unter dieser Adresse gibt es nichts.")
        .contains("value=\"/nowhere?a=b\"");
  }

  @Test
  void programs_areToldInEnglish() {
    var asked = request("/nowhere").header("Accept", "application/json");
    assertThat(send(asked.header("Accept-Language", "de").GET()).body())
        .contains("Nothing is kept under this address.");
    assertThat(Site.sentence(new Failure(Reason.BUSY, null))).startsWith("Other photos");
  }
}
