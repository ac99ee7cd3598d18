package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person with a photo of a clock, on a phone and at a desk. */
@ExtendWith(ArquillianExtension.class)
final class BrowserIT {

  /** A page of a PDF file, not the list of its pages. */
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");

  private static final Pattern MARKED = Pattern.compile("\\bmarked\\b");

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
  @CsvSource({
    "320, LIGHT, true",
    "320, DARK, true",
    "320, LIGHT, false",
    "1280, LIGHT, true",
    "1280, DARK, true",
    "1280, LIGHT, false"
  })
  void uploadOfAClock_showsPictureAndTables(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Look look = new Look(width, scheme, script);
    Page page = browser.page(home.toString(), look);

    page.navigate("");
    Screens.keep(page, look, "start");
    upload(page, "clock.jpg", ClockPhoto.jpeg());

    assertThat(page).hasURL(Pattern.compile(".*/runs/[^/?]+.*"));
    assertThat(page.locator("svg:has(image), figure svg").first()).isVisible();
    assertThat(page.getByRole(AriaRole.TABLE).nth(0)).containsText("clock");
    assertThat(page.getByRole(AriaRole.TABLE).nth(1)).containsText("minute_tip");
    Screens.keep(page, look, "result");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"320, LIGHT", "320, DARK", "1280, LIGHT", "1280, DARK"})
  void otherPages_fitTheirWindow(int width, ColorScheme scheme) throws IOException {
    Look look = new Look(width, scheme, true);
    Page page = browser.page(home.toString(), look);

    page.navigate("");
    upload(page, "note.jpg", "not a picture".getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator("#photo")).hasAttribute("aria-invalid", "true");
    Screens.keep(page, look, "refused");
    page.navigate("runs");
    Screens.keep(page, look, "history");
    page.navigate("runs/nosuchrun");
    Screens.keep(page, look, "error");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"320, DARK, true", "1280, LIGHT, true", "320, LIGHT, false", "1280, DARK, false"})
  void programs_areChosenByKeyAndCopied(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Look look = new Look(width, scheme, script);
    Page page = browser.page(home.toString(), look);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

    page.navigate("");
    upload(page, "clock.jpg", ClockPhoto.jpeg());
    page.getByText("Do this from a program").click();
    assertThat(page.locator("#curl-file")).isVisible();
    page.locator("#program-curl").press("ArrowRight");
    page.locator("#program-windows").press("ArrowRight");

    assertThat(page.locator("#curl-file")).isHidden();
    assertThat(page.locator("#python-file")).containsText(home.getAuthority());
    Screens.keep(page, look, "programs");
    Locator copy = page.locator("[data-copy=python-file]");
    if (script) {
      copy.click();
      assertThat(copy).hasText("Copied");
      assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo(page.locator("#python-file").textContent());
    } else {
      assertThat(copy).isHidden();
    }
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, false"})
  void layer_isSwitchedAndKeptInTheAddress(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Look look = new Look(width, scheme, script);
    Page page = browser.page(home.toString(), look);

    page.navigate("");
    upload(page, "clock.jpg", ClockPhoto.jpeg());
    assertThat(page.locator(".shape .box").first()).isVisible();
    page.getByLabel("Boxes").uncheck();
    if (!script) {
      page.locator(".layers button").click();
    }

    assertThat(page.locator(".shape .box").first()).isHidden();
    assertThat(page).hasURL(Pattern.compile(".*layers=photo&(?!.*layers=boxes).*layers=points.*"));
    page.reload();
    assertThat(page.locator(".shape .box").first()).isHidden();
    assertThat(page.getByLabel("Boxes")).not().isChecked();
    Screens.keep(page, look, "layers");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, false"})
  void language_isSwitchedWhereOneIs(int width, ColorScheme scheme, boolean script)
      throws IOException {
    Page page = browser.page(home.toString(), new Look(width, scheme, script));

    page.navigate("");
    upload(page, "clock.jpg", ClockPhoto.jpeg());
    page.getByLabel("Boxes").uncheck();
    if (!script) {
      page.locator(".layers button").click();
    }
    page.getByText("Deutsch").click();

    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page).hasURL(Pattern.compile(".*/runs/[^/?]+[?].*layers=points.*"));
    assertThat(page.getByLabel("Rahmen")).not().isChecked();
    page.getByText("Verlauf").click();
    assertThat(page.locator("h1")).hasText("Verlauf");
    page.getByText("English").click();
    assertThat(page.locator("h1")).hasText("History");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void rowAndPoint_markEachOther() throws IOException {
    Look look = new Look(1280, ColorScheme.LIGHT, true);
    Page page = browser.page(home.toString(), look);
    Locator dot = page.locator("#point-A2");
    Locator row = page.locator("#row-A2");

    page.navigate("");
    upload(page, "clock.jpg", ClockPhoto.jpeg());
    row.hover();
    assertThat(dot).hasClass(MARKED);
    Screens.keep(page, look, "marked");
    page.locator("h1").hover();
    assertThat(dot).not().hasClass(MARKED);
    row.locator("a").focus();
    assertThat(dot).hasClass(MARKED);
    row.locator("a").blur();
    dot.locator("circle").last().hover();
    assertThat(row).hasClass(MARKED);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void rowWithoutScript_leadsToItsPoint() throws IOException {
    Page page = browser.page(home.toString(), new Look(320, ColorScheme.LIGHT, false));

    page.navigate("");
    upload(page, "clock.jpg", ClockPhoto.jpeg());
    page.locator("#row-A2 a").click();

    assertThat(page).hasURL(Pattern.compile(".*#point-A2"));
    assertThat(page.locator("#point-A2 circle").last()).hasCSS("r", "7.5px");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT, true", "320, DARK, false"})
  void result_printsOnOneSheet(int width, ColorScheme scheme, boolean script) throws IOException {
    Page page = browser.page(home.toString(), new Look(width, scheme, script));
    page.addInitScript("window.print = () => { window.printed = true; }");

    page.navigate("");
    upload(page, "clock.jpg", ClockPhoto.jpeg());
    Locator button = page.locator("[data-print]");
    if (script) {
      button.click();
      assertThat(page.evaluate("window.printed")).isEqualTo(true);
    } else {
      assertThat(button).isHidden();
    }
    Path file = Path.of("target", "screenshots", "report-" + width + ".pdf");
    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPath(file));
    assertThat(SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results()).hasSize(1);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.getByText("SHA-256")).isVisible();
    assertThat(page.locator("#exports")).isHidden();
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wall-clock", "gauge", "station", "workshop"})
  void sample_printsOnOneSheet(String sample) {
    Page page = browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, false));

    page.navigate("");
    page.locator("button[value=" + sample + "]").click();
    assertThat(page.locator("#measurements")).isVisible();
    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    assertThat(SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results()).hasSize(1);
  }

  private static void upload(Page page, String name, byte[] content) {
    page.locator("#photo").setInputFiles(new FilePayload(name, "image/jpeg", content));
    page.getByText("Find keypoints").click();
  }
}
