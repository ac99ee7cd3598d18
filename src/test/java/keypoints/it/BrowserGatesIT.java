package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.Visitor;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What no page may fall behind: for everybody to use, correct, quiet and light. */
@ExtendWith(ArquillianExtension.class)
final class BrowserGatesIT {
  private static final List<String> LANGUAGES = List.of("en-US", "de-DE");
  private static final List<Integer> WIDTHS = List.of(320, 1280);
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  /** Bytes as they are sent, packed. */
  private static final int MOST_SCRIPT = 20_000;

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

  @BeforeEach
  void upload() throws IOException, InterruptedException {
    runs = runs == null ? Sight.Runs.of(home) : runs;
  }

  @ParameterizedTest
  @EnumSource(Sight.class)
  void page_isForEverybodyInEveryLookAndLanguage(Sight sight) {
    SoftAssertions all = new SoftAssertions();
    for (String language : LANGUAGES) {
      Page page = page(language);
      sight.open(page, runs);
      for (int width : WIDTHS) {
        for (ColorScheme scheme : SCHEMES) {
          look(page, sight, new Look(width, scheme, true));
          String name =
              "%s-%s-%d-%s".formatted(sight, language, width, scheme).toLowerCase(Locale.ROOT);
          all.assertThat(Axe.violations(page)).as(name).isEmpty();
          all.assertThat(sight.media() == Media.PRINT ? width : width(page))
              .as("width of %s in px", name)
              .isLessThanOrEqualTo(width);
          keep(page, name);
        }
      }
      page.context().close();
    }
    all.assertThat(browser.takeComplaints()).as("complaints of the browser").isEmpty();
    all.assertAll();
  }

  private Page page(String language) {
    return browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, true), language);
  }

  private static void look(Page page, Sight sight, Look look) {
    page.setViewportSize(look.width(), 800);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setMedia(sight.media())
            .setColorScheme(look.scheme())
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static int width(Page page) {
    return (int) page.evaluate("document.documentElement.scrollWidth");
  }

  /** For people to look at. */
  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", "gate-" + name + ".png")));
  }

  @ParameterizedTest
  @EnumSource(Sight.class)
  void page_isCorrectHtml(Sight sight) throws IOException, InterruptedException {
    String html =
        sight == Sight.REFUSED
            ? new Visitor(home).post("runs", "url=nowhere&confidence=x").body()
            : new Visitor(home).get(sight.address(runs)).body();
    assertThat(html).endsWith("</html>\n");
    assertThat(NuChecker.html(html)).isEmpty();
  }

  @Test
  void styles_areCorrectCss() throws IOException, InterruptedException {
    String css = new Visitor(home).get("static/css/site.css").body();
    assertThat(css).contains(".overlay", "@media print");
    assertThat(NuChecker.css(css)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"START, 40000", "RESULT, 60000"})
  void page_isLightOnTheWire(Sight sight, int most) {
    Page page = page("en-US");
    List<Request> requests = new ArrayList<>();
    page.onRequestFinished(requests::add);
    sight.open(page, runs);
    page.waitForLoadState();
    int all = 0;
    int script = 0;
    for (Request request : List.copyOf(requests)) {
      int bytes = request.sizes().responseBodySize;
      all += isPhoto(request) ? 0 : bytes;
      script += request.resourceType().equals("script") ? bytes : 0;
    }
    assertThat(requests).hasSizeGreaterThan(5);
    assertThat(all).isPositive().isLessThanOrEqualTo(most);
    assertThat(script).isPositive().isLessThanOrEqualTo(MOST_SCRIPT);
  }

  /** What visitors brought themselves. */
  private static boolean isPhoto(Request request) {
    return request.url().matches(".*/runs/[^/]+/(photo|thumb)");
  }
}
