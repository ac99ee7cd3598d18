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
import java.util.List;
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

/**
 * Looking at a result: nearer, sorted, filtered; by mouse, finger and keys, with script and
 * without.
 */
@ExtendWith(ArquillianExtension.class)
final class BrowserViewIT {
  private static final Pattern ZOOMED = Pattern.compile("\\bzoomed\\b");
  private static final Pattern CHOSEN = Pattern.compile("\\bchosen\\b");
  private static final Pattern MARKED = Pattern.compile("\\bmarked\\b");

  /** Parts that are not as the server would show them at this address. */
  private static final String DIFFERENT =
      """
      async () => {
        const page = new DOMParser().parseFromString(await (await fetch(location)).text(), 'text/html');
        return ['found', 'part', 'moves', 'views', 'histogram', 'tables', 'measurements', 'exports']
          .filter((id) => !document.getElementById(id).isEqualNode(page.getElementById(id)));
      }
      """;

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

  private Page result(Look look) throws IOException {
    Page page = Screens.withClock(browser, home, look);
    assertThat(page.locator("#picture")).isVisible();
    return page;
  }

  /** Two gauges, each a third of the photo. */
  private Page workshop(Look look) {
    Page page = browser.page(home.toString(), look);
    page.navigate("");
    page.locator("button[value=workshop]").click();
    assertThat(page.locator("#picture")).isVisible();
    return page;
  }

  private static Pattern query(String part) {
    return Pattern.compile(".*[?&]" + part + "(&.*|#.*|$)");
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  @ParameterizedTest
  @CsvSource({"320, LIGHT, true", "1280, DARK, true", "320, DARK, false", "1280, LIGHT, false"})
  void objectsLetter_showsItFromNearAndTheWholeAgain(
      int width, ColorScheme scheme, boolean script) {
    Page page = workshop(new Look(width, scheme, script));

    page.locator("#open-B").click();
    assertThat(page).hasURL(query("object=1"));
    assertThat(page.locator("#picture")).hasClass(ZOOMED);
    assertThat(page.locator("#object-B")).hasClass(CHOSEN);
    assertThat(page.locator("#object-A")).hasCSS("opacity", "0.35");
    keep(page, "near-" + width + (script ? "" : "-noscript"));
    page.locator("#move-whole").click();
    assertThat(page.locator("#picture")).not().hasClass(ZOOMED);
    assertThat(page).not().hasURL(query("object=1"));
    if (script) {
      page.goBack();
      assertThat(page.locator("#picture")).hasClass(ZOOMED);
    }
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, false"})
  void buttons_comeNearerAndMove(int width, ColorScheme scheme, boolean script) throws IOException {
    Page page = result(new Look(width, scheme, script));
    Locator dot = page.locator("#point-A1 circle").last();
    double size = dot.boundingBox().height;

    page.locator("#move-in").click();
    assertThat(page).hasURL(query("zoom=2"));
    page.locator("#move-left").click();
    assertThat(page).hasURL(query("at=200(%2C|,)300"));
    assertThat(page.locator("#part")).hasAttribute("width", Pattern.compile("200(\\.0)?%"));
    assertThat(dot.boundingBox().height).isCloseTo(size, within(0.1));
    page.reload();
    assertThat(page.locator("#part")).hasAttribute("x", Pattern.compile("-?0(\\.0)?%"));
    page.locator("#move-out").click();
    assertThat(page.locator("#picture")).not().hasClass(ZOOMED);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void keysWheelAndDrag_comeNearerAndMove() throws IOException {
    Page page = result(new Look(1280, ColorScheme.LIGHT, true));
    Locator picture = page.locator("#picture");

    assertThat(picture).hasAttribute("tabindex", "0");
    picture.focus();
    page.keyboard().press("+");
    assertThat(page).hasURL(query("zoom=2"));
    page.keyboard().press("ArrowRight");
    assertThat(page).hasURL(query("at=480(%2C|,)300"));
    BoundingBox box = picture.boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + box.width / 4, y, new Mouse.MoveOptions().setSteps(5));
    page.mouse().up();
    assertThat(page).hasURL(query("at=3(79|80|81)(%2C|,)300"));
    page.keyboard().press("0");
    assertThat(picture).not().hasClass(ZOOMED);
    assertThat(page).not().hasURL(Pattern.compile(".*zoom=.*"));
    page.mouse().wheel(0, -400);
    assertThat(picture).hasClass(ZOOMED);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void wheelOnThePicture_movesThePageUntilItIsMeant() throws IOException {
    Page page = result(new Look(1280, ColorScheme.LIGHT, true));
    Locator picture = page.locator("#picture");

    picture.hover();
    page.mouse().wheel(0, -300);
    page.mouse().wheel(0, 300);
    page.waitForCondition(() -> (Boolean) page.evaluate("scrollY > 0"));
    assertThat(picture).not().hasClass(ZOOMED);
    picture.hover();
    page.keyboard().down("Control");
    page.mouse().wheel(0, -300);
    page.keyboard().up("Control");
    assertThat(picture).hasClass(ZOOMED);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, false"})
  void head_sortsItsTable(int width, ColorScheme scheme, boolean script) throws IOException {
    Page page = result(new Look(width, scheme, script));
    Locator first = page.locator("#points tbody tr[data-point]").first();

    page.locator("#sort_points-name").click();
    assertThat(page).hasURL(query("sort_points=name"));
    assertThat(page.locator("#points th[aria-sort]")).hasAttribute("aria-sort", "ascending");
    assertThat(first).containsText("center");
    page.locator("#sort_points-name").click();
    assertThat(first).containsText("twelve");
    assertThat(page).hasURL(query("sort_points=-name"));
    assertThat(page.locator("#points th[aria-sort]")).hasAttribute("aria-sort", "descending");
    if (script) {
      assertThat(page.locator("#sort_points-name")).isFocused();
    }
    keep(page, "sorted-" + width + (script ? "" : "-noscript"));
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, false"})
  void filter_isAppliedAsItIsTyped(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Page page = result(new Look(width, scheme, script));

    page.locator("#keypoint_confidence").fill("100");
    if (!script) {
      page.locator("#filter button").click();
    }
    assertThat(page.locator(".dot-low").first()).isVisible();
    assertThat(page.locator(".dot-low").first()).hasCSS("opacity", "0.72");
    assertThat(page).hasURL(query("keypoint_confidence=100"));
    assertThat(page.locator("#points")).containsText("low confidence");
    page.locator("#confidence").fill("20");
    if (!script) {
      page.locator("#filter button").click();
    }
    page.getByText("Ask the model again").click();
    assertThat(page.locator(".facts")).containsText("Objects from 20");
    assertThat(page.locator("#keypoint_confidence")).hasValue("100");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void filterWhoseAnswerIsLost_isAskedForAsAPage() throws IOException {
    Page page = result(new Look(1280, ColorScheme.LIGHT, true));
    page.route(
        Pattern.compile(".*keypoint_confidence=100.*"),
        route -> {
          if (route.request().resourceType().equals("fetch")) {
            route.abort("connectionreset");
          } else {
            route.resume();
          }
        });

    page.locator("#keypoint_confidence").fill("100");
    assertThat(page).hasURL(query("keypoint_confidence=100"));
    assertThat(page.locator("#points")).containsText("low confidence");
    browser.takeComplaints();
  }

  @Test
  void filter_changesOnlyWhatDiffers() throws IOException {
    Page page = result(new Look(320, ColorScheme.LIGHT, true));
    Locator table = page.locator("#points .table");
    table.evaluate("table => { table.scrollLeft = 40; }");
    page.evaluate("window.told = document.getElementById('found')");

    for (String confidence : List.of("100", "0", "99")) {
      page.locator("#keypoint_confidence").fill(confidence);
      assertThat(page).hasURL(query("keypoint_confidence=" + confidence));
    }
    // addresses of links follow after the frame that shows the rest
    assertThat(page.locator("#open-A"))
        .hasAttribute("href", Pattern.compile(".*keypoint_confidence=99&.*"));
    assertThat(page.locator("#object-A > a").first())
        .hasAttribute("href", Pattern.compile(".*keypoint_confidence=99&.*"));
    assertThat(page.locator("#points")).containsText("low confidence");
    assertThat(page.evaluate(DIFFERENT)).isEqualTo(List.of());
    assertThat(table.evaluate("table => table.scrollLeft")).isEqualTo(40);
    // what is read aloud must be the same part as before
    assertThat(page.evaluate("window.told.isConnected")).isEqualTo(true);
    assertThat(page.locator("[data-print]")).isVisible();
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void keyboardOnARow_marksItsObjectAndPoints() throws IOException {
    Page page = result(new Look(1280, ColorScheme.LIGHT, true));

    page.locator("#sort-keypoints").focus();
    page.keyboard().press("Tab");
    assertThat(page.locator("#open-A")).isFocused();
    assertThat(page.locator("#object-A")).hasClass(MARKED);
    assertThat(page.locator("#points tbody").first()).hasClass(MARKED);
    page.locator("#row-A2 a").focus();
    assertThat(page.locator("#point-A2")).hasClass(MARKED);
    assertThat(page.locator("#object-A")).not().hasClass(MARKED);
    page.locator("#layer-names").uncheck();
    page.locator("#row-A2 a").focus();
    assertThat(page.locator("#point-A2 .dot-name")).isVisible();
    assertThat(page.locator("#point-A1 .dot-name")).isHidden();
  }
}
