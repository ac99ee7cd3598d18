package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.Flaws;
import keypoints.inference.Inference;
import keypoints.web.api.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page in a language whose every text stands between ⟦ and ⟧: whatever letters are left
 * outside were written into a template, a page record or a script's data, and stay English.
 */
final class PseudoLanguageTest extends WebTest {
  private static final String WORD = "correct horse";

  /** The frame alone has more texts than that. */
  private static final int FEW = 8;

  /** What people read or hear: between tags, and in these attributes. */
  private static final Pattern READ =
      Pattern.compile(
          ">([^<]+)<|\\s(?:alt|title|label|placeholder|aria-label|aria-description|summary"
              + "|data-(?!object|point|copy=|photo|max-|layer|keeps|move|zoom)[a-z-]+)=\"([^\"]*)\"");

  private static final Pattern UNREAD =
      Pattern.compile("(?s)<!--.*?-->|<(script|pre)\\b.*?</\\1>|<!DOCTYPE html>");

  /** Words of the model, of the visitor and of the web, which no language changes. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "\\b(clock\\.jpg|clock|gauge|center|hour_tip|minute_tip|twelve|needle_tip|scale_start|scale_end"
              + "|dials/1|yards/7|models\\.example|[A-B]\\d?|[0-9a-f]{64})\\b");

  @Override
  Languages languages() {
    List<ResourceBundle> marked =
        Texts.FILES.stream().map(file -> (ResourceBundle) new Bracketed(file)).toList();
    return new Languages(List.of(new Texts(Locale.forLanguageTag("qps"), marked)));
  }

  @Override
  Entrance entrance() {
    return new Entrance(new Proxies(List.of()), new Password(WORD), new ApiKeys(List.of()), 0);
  }

  @Override
  HttpRequest.Builder request(String path) {
    String basic =
        Base64.getEncoder().encodeToString((":" + WORD).getBytes(StandardCharsets.UTF_8));
    return super.request(path).header("Authorization", "Basic " + basic);
  }

  /** Every text of an English file, marked. */
  private static final class Bracketed extends ResourceBundle {
    private final ResourceBundle english;

    Bracketed(String file) {
      english = ResourceBundle.getBundle(file, Locale.ROOT);
    }

    @Override
    protected Object handleGetObject(String key) {
      return "⟦" + english.getString(key) + "⟧";
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(english.keySet());
    }
  }

  /** What stands outside all brackets, without what is given. */
  private static List<String> unmarked(String html) {
    String page = UNREAD.matcher(html).replaceAll("");
    return READ.matcher(page)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .map(PseudoLanguageTest::outside)
        .map(text -> GIVEN.matcher(text).replaceAll(""))
        .filter(text -> text.codePoints().anyMatch(Character::isLetter))
        .toList();
  }

  private static String outside(String text) {
    StringBuilder outside = new StringBuilder();
    int depth = 0;
    for (char c : text.replaceAll("&[a-z]+;", "").toCharArray()) {
      depth += c == '⟦' ? 1 : 0;
      if (depth == 0) {
        outside.append(c);
      }
      depth -= c == '⟧' ? 1 : 0;
    }
    return outside.toString();
  }

  private static void spoken(HttpResponse<String> answer, int status) {
    String html = answer.body();
    assertThat(answer.statusCode()).as(html).isEqualTo(status);
    assertThat(unmarked(html)).isEmpty();
    assertThat(html.chars().filter(c -> c == '⟦').count()).isGreaterThan(FEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs", "/login"})
  void page_takesItsWordsFromTheTexts(String path) {
    spoken(get(path), 200);
    run();
    spoken(get(path), 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?view=drawn",
        "?confidence=80&layers=photo",
        "?confidence=100",
        "?confidence=20&overlap=70",
        "?correct=0",
        "?scale_start=1&scale_end=1&length_mm=x",
        "?scale_start=0&scale_end=6&length_from=0.0&length_to=0.1&length_mm=5",
        "?length_from=0.0&length_to=0.2&length_mm=5"
      })
  void result_takesItsWordsFromTheTexts(String query) {
    spoken(get(run() + query), 200);
  }

  @Test
  void correctedPointsAndTheirForm_takeTheirWordsFromTheTexts() {
    String form = run() + "/points?correct=0";
    assertThat(typed(form, "x2=1&y2=1&x3=1&y3=1&out=1").statusCode()).isEqualTo(303);
    spoken(get(form.replace("/points", "")), 200);
    spoken(typed(form, "x2=none&y2=1"), 422);
  }

  private HttpResponse<String> typed(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void comparing_takesItsWordsFromTheTexts() {
    String run = run();
    typed(run + "/points?correct=0", "x2=150&y2=1&out=1");
    String id = run.substring("/runs/".length());
    String length = "&length_from=0.0&length_to=0.2&length_mm=5";
    spoken(get("/compare?a=" + id), 200);
    spoken(get("/compare?a=" + id + ":corrected&b=" + id + length), 200);
    detector.answer = inference -> inference.withPredictions(List.of());
    String other = id(upload("clock.jpg", jpeg(40, 30), Map.of()));
    spoken(get("/compare?a=" + id + "&b=" + other), 200);
    spoken(get("/compare?a=" + other + "&b=" + id(upload("b", jpeg(40, 30), Map.of()))), 200);
    spoken(get("/compare"), 422);
    spoken(typed("/compare", "a=" + id + "&confidence=x&model=a/1"), 422);
  }

  private static String id(HttpResponse<String> sent) {
    return sent.headers().firstValue("Location").orElseThrow().substring("/runs/".length());
  }

  @Test
  void uncertainty_takesItsWordsFromTheTexts() {
    String run = run();
    detector.repeats = 16;
    assertThat(post(run + "/uncertainty", Map.of("any", "x")).statusCode()).isEqualTo(303);
    spoken(get(run), 200);
    spoken(get(run + "?scale_start=0&scale_end=6&unit="), 200);
  }

  private static Inference flawed(Inference good) {
    return new Inference(
        null,
        good.inferenceId(),
        good.time(),
        good.image(),
        good.predictions(),
        new Flaws(1, 2, 3, 4, true));
  }

  @Test
  void resultOfAHostedModelWithFlaws_takesItsWordsFromTheTexts() {
    detector.answer = PseudoLanguageTest::flawed;
    HttpResponse<String> sent = upload("clock.jpg", jpeg(40, 30), Map.of("model", "yards/7"));
    spoken(get(sent.headers().firstValue("Location").orElseThrow()), 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dials/1/recipes",
        "dials/1/recipes?change=1",
        "dials/1/recipes?kind=angle&class=clock",
        "dials/1/recipes?kind=area&class=clock",
        "dials/1/recipes?kind=ratio&class=gauge",
        "yards/7/recipes"
      })
  void recipes_takeTheirWordsFromTheTexts(String path) {
    spoken(get("/models/" + path), 200);
  }

  @Test
  void refusedRecipe_takesItsWordsFromTheTexts() {
    Map<String, String> fields = Map.of("kind", "dial", "class", "gauge", "ok_low", "x");
    spoken(post("/models/dials/1/recipes", fields), 422);
    spoken(post("/models/dials/1/recipes/import", Map.of("version", "x")), 422);
    spoken(post("/models/dials/1/recipes/delete", Map.of("version", "x")), 409);
  }

  @Test
  void emptyResult_takesItsWordsFromTheTexts() {
    detector.answer = inference -> inference.withPredictions(List.of());
    spoken(get(run()), 200);
  }

  @Test
  void refusedForm_takesItsWordsFromTheTexts() {
    Map<String, String> fields = Map.of("confidence", "x", "model", "?", "url", "nowhere");
    spoken(post("/runs", fields), 422);
    spoken(upload("clock.jpg", jpeg(40, 30), fields), 422);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404",
    "GET, /runs/none, 404",
    "PUT, /runs, 405",
    "POST, /language, 400"
  })
  void error_takesItsWordsFromTheTexts(String method, String path, int status) {
    spoken(send(request(path).method(method, BodyPublishers.noBody())), status);
  }

  @Test
  void failureNobodyExpected_takesItsWordsFromTheTexts() {
    detector.failure = new Failure(Reason.INTERNAL, "told to nobody");
    spoken(upload("clock.jpg", jpeg(40, 30), Map.of()), 500);
  }

  private HttpResponse<String> signIn(String password) {
    return send(
        request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("password=" + password)));
  }

  @Test
  void signingIn_takesItsWordsFromTheTexts() {
    spoken(signIn("wrong"), 401);
    HttpResponse<String> in = signIn("correct+horse");
    String session = in.headers().firstValue("Set-Cookie").orElseThrow();
    spoken(send(request("/").header("Cookie", session.replaceFirst(";.*", "")).GET()), 200);
  }
}
