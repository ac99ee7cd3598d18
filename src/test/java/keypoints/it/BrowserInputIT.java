package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.ClockPhoto;
import keypoints.testing.Pictures;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways a photo gets into the form, and what is said on its way. */
@ExtendWith(ArquillianExtension.class)
final class BrowserInputIT {
  private static final Pattern RESULT = Pattern.compile(".*/runs/[^/?]+.*");

  /** Keeps what the page says aloud, also when it is left. */
  private static final String LISTEN =
      """
      new MutationObserver(() => {
        const said = [...document.querySelectorAll('[role=status]')].map((place) => place.textContent).join(' ');
        sessionStorage.setItem('said', (sessionStorage.getItem('said') ?? '') + said);
      }).observe(document, { subtree: true, childList: true });
      """;

  private static Browser browser;

  @TempDir Path folder;
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

  private Page start(boolean script) {
    Page page = browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, script));
    page.navigate("");
    return page;
  }

  private static FilePayload photo(String name, byte[] content) {
    return new FilePayload(name, "image/jpeg", content);
  }

  /** The browser reads a file on its own; what is handed to it takes long when it is large. */
  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void send(Page page) {
    page.getByText("Find keypoints").click();
  }

  @Test
  void photoOfTooManyPixels_isSentSmallerAndSaysSo() {
    Page page = start(true);
    BufferedImage large = new BufferedImage(8400, 6400, BufferedImage.TYPE_BYTE_BINARY);
    page.locator("#photo").setInputFiles(photo("scan.png", Pictures.file(large, "png")));

    assertThat(page.locator(".chosen")).containsText("is larger than may be sent (8400 × 6400 px");
    assertThat(page.locator(".chosen")).containsText("a smaller copy of it (4692 × 3575 px");
    keep(page, "shrunk");
    send(page);
    assertThat(page).hasURL(RESULT);
    assertThat(page.locator(".facts")).containsText("4,692 × 3,575");
    assertThat(page.locator(".facts")).containsText("scan.jpg");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void photoOfTooManyBytes_isSentSmallerAndSaysSo() throws IOException {
    Page page = start(true);
    byte[] heavy = Pictures.file(Pictures.noise(2700, 2700), "png");
    assertThat(heavy.length).isGreaterThan(20_000_000);
    page.locator("#photo").setInputFiles(file("noise.png", heavy));

    assertThat(page.locator(".chosen")).containsText("(2700 × 2700 px, 21.9 MB)");
    send(page);
    assertThat(page).hasURL(RESULT);
    assertThat(page.locator(".facts")).containsText("2,700 × 2,700");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fileThatCannotBeMadeSmaller_isToldTheSameWithAndWithoutScript(boolean script)
      throws IOException {
    Page page = start(script);
    page.locator("#photo").setInputFiles(file("rubbish.jpg", new byte[22_000_000]));
    if (script) {
      assertThat(page.locator("[data-too-large]")).isVisible();
    }
    send(page);
    assertThat(page.locator("main")).containsText("What was sent is larger than 21 MB.");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pictureFromTheCamera_isLookedAt(boolean script) throws IOException {
    Page page = browser.phone(home.toString(), new Look(320, ColorScheme.LIGHT, script));
    page.navigate("");
    assertThat(page.locator("#camera")).isVisible();
    assertThat(page.locator("#camera")).hasAttribute("capture", "environment");
    page.locator("#camera").setInputFiles(photo("camera.jpg", ClockPhoto.jpeg()));
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/camera.png")));
    send(page);
    assertThat(page).hasURL(RESULT);
    assertThat(page.locator(".facts")).containsText("camera.jpg");
  }

  @Test
  void fileChosenAfterAPictureWasTaken_isTheOneThatIsSent() throws IOException {
    Page page = start(true);
    page.locator("#camera").setInputFiles(photo("first.jpg", ClockPhoto.jpeg()));
    page.locator("#photo").setInputFiles(photo("second.jpg", ClockPhoto.jpeg()));
    assertThat(page.locator("#camera")).hasValue("");
    page.locator("#camera").setInputFiles(photo("third.jpg", ClockPhoto.jpeg()));
    assertThat(page.locator(".chosen")).containsText("third.jpg · 800 × 600 px · ");
    assertThat(page.locator("#preview img")).isVisible();
    send(page);
    assertThat(page.locator(".facts")).containsText("third.jpg");
  }

  @Test
  void severalDroppedFiles_bringTheFirst() throws IOException {
    Page page = start(true);
    page.evaluate(
        """
        async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], 'one.jpg', { type: 'image/jpeg' }));
          dataTransfer.items.add(new File([bytes], 'two.jpg', { type: 'image/jpeg' }));
          dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
        }
        """,
        Base64.getEncoder().encodeToString(ClockPhoto.jpeg()));
    assertThat(page.locator(".chosen")).containsText("one.jpg · 800 × 600 px");
    assertThat(page.evaluate("document.getElementById('photo').files.length")).isEqualTo(1);
  }

  @Test
  void copiedPictureAndCopiedAddress_arePasted() throws IOException {
    Page page = start(true);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.evaluate(
        """
        async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const image = new Blob([bytes], { type: 'image/png' });
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
        }
        """,
        Base64.getEncoder().encodeToString(Pictures.file(Pictures.redCorner(40, 30), "png")));
    page.keyboard().press("Control+V");
    assertThat(page.locator(".chosen")).containsText("40 × 30 px");

    page.evaluate("navigator.clipboard.writeText('https://example.org/clock.jpg')");
    page.keyboard().press("Control+V");
    assertThat(page.locator("#url")).hasValue("https://example.org/clock.jpg");
    assertThat(page.locator("#url")).isFocused();
    page.keyboard().press("Control+V");
    assertThat(page.locator("#url"))
        .hasValue("https://example.org/clock.jpghttps://example.org/clock.jpg");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void photoOnItsWay_isSpokenOf() throws IOException {
    Page page = start(true);
    page.addInitScript(LISTEN);
    page.reload();
    page.locator("#photo").setInputFiles(photo("clock.jpg", ClockPhoto.jpeg()));
    send(page);
    assertThat(page).hasURL(RESULT);
    assertThat((String) page.evaluate("sessionStorage.getItem('said')"))
        .contains("clock.jpg · 800 × 600 px", "Sending the photo", "Looking for keypoints");
  }

  /** For people to look at. */
  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
