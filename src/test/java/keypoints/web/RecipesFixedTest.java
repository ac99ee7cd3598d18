package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes that only whoever sits at the machine may change, seen by somebody else. */
final class RecipesFixedTest extends WebTest {
  private static final String DIALS = "/models/dials/1/recipes";

  /** What a proxy on this machine passes on comes from elsewhere. */
  private HttpResponse<String> page(String address) {
    return send(request(address).header("X-Forwarded-For", "203.0.113.7").GET());
  }

  @Test
  void stranger_seesThemAndIsToldThatTheyAreFixed() {
    String page = page(DIALS + "?kind=tilt&class=clock").body();
    assertThat(page).contains("What is measured is fixed here", "Download recipes.json");
    assertThat(page).doesNotContain("Delete", "method=\"post\" enctype", "name=\"kind\"");
    assertThat(get(DIALS).body()).contains("Delete").doesNotContain("fixed here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/delete", "/reset", "/import"})
  void stranger_cannotChangeThem(String part) {
    Matcher version =
        Pattern.compile("name=\"version\" value=\"(\\w{8})\"").matcher(get(DIALS).body());
    assertThat(version.find()).isTrue();
    HttpResponse<String> answer =
        send(
            request(DIALS + part)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("at=0&version=" + version.group(1))));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("What is measured with a model is fixed here");
    assertThat(get(DIALS).body()).contains("These came with the model.");
  }
}
