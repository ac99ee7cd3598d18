package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who wants to know more of a photo than what is measured anyhow. */
@ExtendWith(ArquillianExtension.class)
final class BrowserMeasureIT {
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

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, true", "320, LIGHT, false", "1280, DARK, false"})
  void newDistance_isMeasuredInMillimetres(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Look look = new Look(width, scheme, script);
    Page page = Screens.withClock(browser, home, look);

    page.getByText("What is measured, and how").click();
    write(page, look);
    page.getByText("Back to the result").click();
    Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Radius")).first();
    assertThat(row).containsText(Pattern.compile("\\d\\spx"));

    if (script) {
      clickEnds(page);
    } else {
      typeEnds(page);
    }
    page.locator("#length-mm").fill("50");
    press(page, "Measure");

    assertThat(row).containsText(Pattern.compile("\\d\\smm \\("));
    assertThat(page.locator("#ruler circle").first()).isVisible();
    assertThat(page.locator(".measure-statement")).containsText("holds in the plane");
    Screens.keep(page, look, "measured");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  private static void write(Page page, Look look) {
    page.locator("#kind").selectOption("distance");
    page.locator("#class").selectOption("clock");
    press(page, "Begin");
    page.locator("#name").fill("");
    press(page, "Save");
    assertThat(page.locator("#name-problem")).isVisible();
    page.locator("#name").fill("Radius");
    page.locator("#point-2").selectOption("twelve");
    Screens.keep(page, look, "recipe");
    press(page, "Save");
    assertThat(page.locator("tbody tr").last()).containsText("Radius");
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private static void clickEnds(Page page) {
    page.locator("[data-pick]").first().click();
    clickAt(page, 0.25);
    clickAt(page, 0.75);
    assertThat(page.locator("#length-mm")).isFocused();
    int width = Integer.parseInt(page.locator(".picture img").getAttribute("width"));
    double from = Double.parseDouble(page.locator("#length-from-x").inputValue());
    double to = Double.parseDouble(page.locator("#length-to-x").inputValue());
    assertThat((to - from) / width).isBetween(0.49, 0.51);
    assertThat(page.locator("#ruler circle").first()).isVisible();
  }

  private static void clickAt(Page page, double part) {
    Locator image = page.locator(".picture img");
    var box = image.boundingBox();
    page.mouse().click(box.x + part * box.width, box.y + 0.5 * box.height);
  }

  private static void typeEnds(Page page) {
    assertThat(page.locator("[data-pick]").first()).isHidden();
    page.locator("#length-from-x").fill("10");
    page.locator("#length-from-y").fill("20,5");
    page.locator("#length-to-x").fill("110");
    page.locator("#length-to-y").fill("20.5");
  }
}
