package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who wants to know whether other settings make a difference. */
@ExtendWith(ArquillianExtension.class)
final class BrowserCompareIT {
  private static final Pattern BOTH = Pattern.compile(".*/compare\\?a=[^&]+&b=.+");

  private static Browser browser;

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

  /** Runs a photo, then runs it again from its page. */
  private Page compared(Look look) throws IOException {
    Page page = Screens.withClock(browser, home, look);
    page.locator(".views").getByText("Compare").click();
    Screens.keep(page, look, "compare-choice");
    page.locator("#confidence").fill("20");
    page.getByText("Run and compare").click();
    assertThat(page).hasURL(BOTH);
    return page;
  }

  @ParameterizedTest
  @CsvSource({"320, LIGHT, true", "320, DARK, false", "1280, LIGHT, false", "1280, DARK, true"})
  void photoRunAgain_isShownBesideItself(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Look look = new Look(width, scheme, script);
    Page page = compared(look);
    assertThat(page.locator("h1")).containsText("1 object is in both; points are 0.0 px apart");
    assertThat(page.locator("#points-title + .table")).containsText("minute_tip");
    Screens.keep(page, look, "compare");

    page.locator("[data-zoom='4']").click();

    assertThat(page).hasURL(Pattern.compile(".*&zoom=4.*"));
    assertThat(page.locator("[data-zoom='4']")).hasAttribute("aria-current", "true");
    assertThat(page.locator(".times-4")).hasCount(2);
    Screens.keep(page, look, "compare-zoomed");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void movingOnePicture_movesTheOther() throws IOException {
    Page page = compared(new Look(1280, ColorScheme.LIGHT, true));
    page.locator("[data-zoom='4']").click();
    Locator second = page.locator("[data-window]").nth(1);
    page.evaluate("document.querySelector('[data-window]').scrollTo(300, 200)");
    String moved = "document.querySelectorAll('[data-window]')[1].scrollLeft > 250";
    page.waitForCondition(() -> (Boolean) page.evaluate(moved));
    assertThat(((Number) second.evaluate("view => view.scrollTop")).doubleValue())
        .isCloseTo(200, within(2.0));
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void twoRuns_areChosenInTheHistory() throws IOException {
    Page page = compared(new Look(320, ColorScheme.LIGHT, false));
    page.navigate("runs");
    page.locator("[name=run]").nth(0).check();
    page.locator("[name=run]").nth(1).check();
    page.getByText("Compare the two chosen runs").click();
    assertThat(page).hasURL(BOTH);
  }
}
