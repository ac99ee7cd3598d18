package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only {@link BrowserIT} does with script, or nobody, in a browser that runs none. */
@ExtendWith(ArquillianExtension.class)
final class BrowserScriptlessIT {
  private static final Pattern RESULT = Pattern.compile(".*/runs/[^/?]+");

  private static Browser browser;

  @ArquillianResource private URI home;
  private Page page;

  @Deployment(testable = false)
  static WebArchive war() {
    return BuiltWar.withFreshData();
  }

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void start() {
    page = browser.page(home.toString(), new Look(320, ColorScheme.LIGHT, false));
    page.navigate("");
  }

  @AfterEach
  void complainOfNothing() {
    assertThat(browser.takeComplaints()).isEmpty();
  }

  private void sample(String name) {
    page.locator("button.sample", new Page.LocatorOptions().setHasText(name)).click();
    assertThat(page).hasURL(RESULT);
  }

  private void chooseClock() throws IOException {
    page.locator("#photo")
        .setInputFiles(new FilePayload("clock.jpg", "image/jpeg", ClockPhoto.jpeg()));
  }

  @Test
  void sample_isLookedAtWithTheSettings() {
    page.getByText("More settings").click();
    page.locator("#confidence").fill("55,5");
    sample("Wall clock");
    assertThat(page.locator("h1")).containsText("1 clock");
    assertThat(page.locator("#confidence-hint")).containsText("55.5 %");
  }

  @Test
  void formWithAMistake_isCorrectedWithoutChoosingThePhotoAgain() throws IOException {
    chooseClock();
    page.getByText("More settings").click();
    page.locator("#confidence").fill("much");
    page.getByText("Find keypoints").click();
    assertThat(page.locator(".summary a")).containsText("Give a number from 0 to 100.");
    assertThat(page.locator("#photo-kept")).containsText("clock.jpg");

    page.locator(".summary a").click();
    page.locator("#confidence").fill("40");
    page.getByText("Find keypoints").click();
    assertThat(page).hasURL(RESULT);
    assertThat(page.locator(".facts")).containsText("clock.jpg");
  }

  @Test
  void addressInsideTheNetwork_isRefusedAtItsField() {
    page.locator("#url").fill("http://127.0.0.1/clock.jpg");
    page.getByText("Find keypoints").click();
    assertThat(page.locator("#url-problem")).containsText("Nothing may be fetched");
    assertThat(page.locator("#url")).hasValue("http://127.0.0.1/clock.jpg");
  }

  @Test
  void filter_hidesAndShows() {
    sample("Wall clock");
    page.locator("#confidence").fill("100");
    page.locator("#filter > button").last().click();
    assertThat(page.locator("h1")).hasText("Nothing found");
    page.locator("#confidence").fill("40");
    page.locator("#keypoint_confidence").fill("100");
    page.locator("#filter > button").last().click();
    assertThat(page.locator("h1")).containsText("1 clock");
    assertThat(page.locator("tr.low").first()).isVisible();
  }

  @Test
  void drawnPicture_isAnotherViewOfTheSame() {
    sample("Wall clock");
    page.getByText("Drawn picture").click();
    assertThat(page).hasURL(Pattern.compile(".*view=drawn.*"));
    assertThat(page.locator("figure img")).hasAttribute("src", Pattern.compile(".*export.jpg.*"));
    page.getByText("Overlay").click();
    assertThat(page.locator("#overlay")).isVisible();
  }

  @Test
  void scaleOfAGauge_turnsItsReadingIntoUnits() {
    sample("Gauge");
    page.getByLabel("At its start").first().fill("0");
    page.getByLabel("At its end").first().fill("-1");
    page.getByLabel("Unit").first().fill("bar");
    page.locator(".measure-form button").last().click();
    assertThat(page.locator(".run-measurements")).containsText("bar");
    assertThat(page.locator("h1")).containsText("bar");
  }

  @Test
  void everyFile_isThere() {
    sample("Wall clock");
    List<Locator> links = page.locator(".exports a").all();
    assertThat(links).hasSizeGreaterThan(12);
    for (Locator link : links) {
      APIResponse file = page.request().get(link.getAttribute("href"));
      assertThat(file.status()).as(link.getAttribute("href")).isEqualTo(200);
      assertThat(file.body()).isNotEmpty();
    }
    page.locator(".run-json summary").click();
    assertThat(page.locator(".run-json pre")).containsText("\"predictions\"");
  }

  @Test
  void deletedRun_isGone() {
    sample("Wall clock");
    String run = page.url();
    page.getByText("Delete now").click();
    assertThat(page).hasURL(home.resolve("runs").toString());
    assertThat(page.request().get(run).status()).isEqualTo(404);
  }

  @Test
  void history_hasOlderAndNewerPages() throws IOException, InterruptedException {
    byte[] small = Pictures.file(Pictures.redCorner(40, 30), "png");
    for (int i = 0; i < 25; i++) {
      new Visitor(home).upload(new FormBody().file("photo", "small.png", small));
    }
    page.getByText("History").click();
    page.getByText("Older").click();
    assertThat(page).hasURL(Pattern.compile(".*/runs[?]before=.*"));
    page.getByText("Newer").click();
    assertThat(page.locator(".runs-item")).hasCount(24);
  }
}
