package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.ClockPhoto;

/** What the people of these tests do alike. */
final class Screens {
  private Screens() {}

  /** Sends the photo of a clock, and is on its way to the result. */
  static Page withClock(Browser browser, URI home, Look look) throws IOException {
    Page page = browser.page(home.toString(), look);
    page.navigate("");
    page.locator("#photo")
        .setInputFiles(new FilePayload("clock.jpg", "image/jpeg", ClockPhoto.jpeg()));
    page.getByText("Find keypoints").click();
    return page;
  }

  /** For people to look at; nothing may need to be scrolled sideways to be seen. */
  static void keep(Page page, Look look, String name) {
    String scheme = look.scheme().name().toLowerCase(Locale.ROOT);
    String script = look.script() ? "" : "-noscript";
    String file = "%s-%d-%s%s.png".formatted(name, look.width(), scheme, script);
    Path path = Path.of("target", "screenshots", file);
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(path));
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s in px", file)
        .isLessThanOrEqualTo(look.width());
  }
}
