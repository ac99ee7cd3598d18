package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

/** A person who knows better than the model where a hand's tip is. */
@ExtendWith(ArquillianExtension.class)
final class BrowserCorrectIT {
  private static final Pattern FORM = Pattern.compile(".*[?&]correct=0#picture-title");

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

  private Page form(Look look) throws IOException {
    Page page = Screens.withClock(browser, home, look);
    page.locator(".views").getByText("Correct points").click();
    assertThat(page).hasURL(FORM);
    return page;
  }

  private static double typed(Page page, String field) {
    return Double.parseDouble(page.locator("#correct-" + field).inputValue());
  }

  @Test
  void draggedPoint_isSavedAndCanBeTakenBack() throws IOException {
    Page page = form(new Look(1280, ColorScheme.LIGHT, true));
    double x = typed(page, "x2");
    page.locator(".picture").scrollIntoViewIfNeeded();
    BoundingBox photo = page.locator(".picture img").boundingBox();
    BoundingBox dot = page.locator("#point-A3.handle circle").first().boundingBox();

    page.mouse().move(dot.x + dot.width / 2, dot.y + dot.height / 2);
    page.mouse().down();
    page.mouse()
        .move(
            dot.x + dot.width / 2 + 40,
            dot.y + dot.height / 2,
            new Mouse.MoveOptions().setSteps(4));
    page.mouse().up();

    assertThat(page.locator("#row-A3")).containsText("set by hand");
    assertThat(page.locator("#correct [role=status]")).containsText("A3: x ");
    assertThat(typed(page, "x2") - x).isCloseTo(40 * 800 / photo.width, within(2.0));
    keep(page, "correct-1280");
    page.reload();
    assertThat(page.locator("#row-A3")).containsText("set by hand");
    page.getByText("Undo the last change").click();
    assertThat(page.locator("#row-A3")).not().containsText("set by hand");
    assertThat(typed(page, "x2")).isEqualTo(x);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void pointWithFocus_isMovedByArrowKeysAndKeepsTheFocus() throws IOException {
    Page page = form(new Look(320, ColorScheme.DARK, true));
    double x = typed(page, "x2");
    double y = typed(page, "y2");
    // the script has taken it up
    Locator point = page.locator("#point-A3.handle");

    point.focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Shift+ArrowDown");

    assertThat(page.locator("#row-A3")).containsText("set by hand");
    assertThat(page.locator("#point-A3")).isFocused();
    assertThat(typed(page, "x2") - x).isCloseTo(1, within(0.1));
    assertThat(typed(page, "y2") - y).isCloseTo(10, within(0.1));
    keep(page, "correct-320");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"320, DARK, false", "1280, LIGHT, true"})
  void typedPlace_isSavedWithAndWithoutScript(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Page page = form(new Look(width, scheme, script));
    page.locator("#correct-x2").fill("412,5");
    page.locator("#correct-y2").fill("nowhere");
    page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#correct-y2")).hasAttribute("aria-invalid", "true");
    keep(page, "correct-problem-" + width);
    page.locator("#correct-y2").fill("99");
    page.locator("#correct-y2").press("Enter");
    assertThat(page.locator("#row-A3")).containsText("412.5");
    page.getByText("Done", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#correct")).hasCount(0);
    assertThat(page.locator("#row-A3")).containsText("set by hand");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  /** For people to look at; nothing may need to be scrolled sideways to be seen. */
  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(page.viewportSize().width);
  }
}
