package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.ClockPhoto;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person without a mouse. */
@ExtendWith(ArquillianExtension.class)
final class BrowserKeysIT {
  private static Browser browser;
  private static Sight.Runs runs;

  @ArquillianResource private URI home;

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

  private Page page() {
    return browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, true));
  }

  @ParameterizedTest
  @EnumSource(
      value = Sight.class,
      names = {"PRINT", "REFUSED"},
      mode = EnumSource.Mode.EXCLUDE)
  void tabKey_goesThroughAllOfThePageAndOut(Sight sight) throws IOException, InterruptedException {
    Page page = page();
    runs = runs == null ? Sight.Runs.of(home) : runs;
    sight.open(page, runs);
    TabKey.assertReachesAll(page);
  }

  @Test
  void photoToFilteredResult_needsNoMouse() throws IOException {
    Page page = page();
    page.navigate("");
    TabKey.to(page, "#photo");
    FileChooser files = page.waitForFileChooser(() -> page.keyboard().press("Space"));
    files.setFiles(new FilePayload("clock.jpg", "image/jpeg", ClockPhoto.jpeg()));
    TabKey.to(page, ".send .button");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/runs/[^/?]+$"));

    TabKey.to(page, "#confidence");
    page.keyboard().press("Control+A");
    page.keyboard().type("100");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*confidence=100&.*"));
    assertThat(page.locator("h1")).hasText("Nothing found");
    TabKey.to(page, "#confidence");
    page.keyboard().press("Control+A");
    page.keyboard().type("40");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).containsText("1 clock");
    assertThat(browser.takeComplaints()).isEmpty();
  }
}
