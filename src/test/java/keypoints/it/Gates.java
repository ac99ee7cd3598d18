package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import org.assertj.core.api.SoftAssertions;

/**
 * What no page may fall behind.
 *
 * @param home address of the application
 */
record Gates(Browser browser, URI home) {
  private static final List<String> LANGUAGES = List.of("en-US", "de-DE");
  private static final List<Integer> WIDTHS = List.of(320, 1280);
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  /** Bytes as they are sent, packed. */
  private static final int MOST_SCRIPT = 20_000;

  /**
   * Looks at a page in both languages, narrow and wide, light and dark.
   *
   * @param open goes there
   */
  void assertForEverybody(String name, Media media, Consumer<Page> open) {
    SoftAssertions all = new SoftAssertions();
    for (String language : LANGUAGES) {
      Page page = page(language);
      open.accept(page);
      for (int width : WIDTHS) {
        for (ColorScheme scheme : SCHEMES) {
          look(page, media, width, scheme);
          String look =
              "%s-%s-%d-%s".formatted(name, language, width, scheme).toLowerCase(Locale.ROOT);
          all.assertThat(Axe.violations(page)).as(look).isEmpty();
          all.assertThat(media == Media.PRINT ? width : width(page))
              .as("width of %s in px", look)
              .isLessThanOrEqualTo(width);
          keep(page, look);
        }
      }
      page.context().close();
    }
    all.assertThat(browser.takeComplaints()).as("complaints of the browser").isEmpty();
    all.assertAll();
  }

  Page page(String language) {
    return browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, true), language);
  }

  private static void look(Page page, Media media, int width, ColorScheme scheme) {
    page.setViewportSize(width, 800);
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setMedia(media)
            .setColorScheme(scheme)
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

  /**
   * Opens a page with nothing in the browser's cache.
   *
   * @param most bytes of the page and all it is made of, but for photos, packed as they are sent
   */
  void assertLight(int most, Consumer<Page> open) {
    Page page = page("en-US");
    List<Request> requests = new ArrayList<>();
    page.onRequestFinished(requests::add);
    open.accept(page);
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
