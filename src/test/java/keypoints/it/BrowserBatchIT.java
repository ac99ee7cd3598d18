package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Many photos, with script and without. */
@ExtendWith(ArquillianExtension.class)
final class BrowserBatchIT {
  private static final Pattern BATCH = Pattern.compile(".*/batches/[^/?]+");

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

  private Page form(boolean script) {
    Page page = browser.page(home.toString(), new Look(320, ColorScheme.LIGHT, script));
    page.navigate("batches");
    return page;
  }

  private static FilePayload[] clocks(int count) throws IOException {
    FilePayload[] photos = new FilePayload[count];
    for (int i = 0; i < count; i++) {
      photos[i] = new FilePayload("clock" + i + ".jpg", "image/jpeg", ClockPhoto.jpeg());
    }
    return photos;
  }

  private static void start(Page page) {
    page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
  }

  @Test
  void photosSentOneByOne_areDoneWithoutLoadingThePageAgain() throws IOException {
    Page page = form(true);
    page.locator("#photo").setInputFiles(clocks(5));
    assertThat(page.locator(".chosen")).containsText("5 photos chosen");
    start(page);
    assertThat(page).hasURL(BATCH);
    assertThat(page.locator("h1")).hasText("5 of 5 photos done");
    page.getByText("Sheet", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("tbody tr")).hasCount(5);
    assertThat(page.locator("tbody tr").first()).containsText("10:10");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void folder_isChosenAsAWhole() throws IOException {
    Page page = form(true);
    Path folder = Files.createTempDirectory("folder");
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.write(folder.resolve("a.jpg"), ClockPhoto.jpeg());
    Files.write(inner.resolve("a.jpg"), ClockPhoto.jpeg());
    Files.write(inner.resolve(".hidden"), new byte[3]);
    page.locator("#folder").setInputFiles(folder);
    assertThat(page.locator(".chosen")).containsText("2 photos chosen");
    start(page);
    assertThat(page.locator("h1")).hasText("2 of 2 photos done");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  /** A browser lets no script make what is dropped, but for files. */
  @Test
  void photosDroppedOnThePage_areChosen() {
    Page page = form(true);
    page.evaluate(
        "() => { const dropped = new DataTransfer();"
            + " for (const name of ['a.jpg', 'b.jpg']) { dropped.items.add(new File(['x'], name)); }"
            + " const event = new DragEvent('drop', { bubbles: true, dataTransfer: dropped });"
            + " document.body.dispatchEvent(event); }");
    assertThat(page.locator(".chosen")).containsText("2 photos chosen");
    start(page);
    assertThat(page.locator("h1")).hasText("0 of 2 photos done, 2 failed");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void uploadThatBreaksOff_isSentAgain() throws IOException {
    Page page = form(true);
    AtomicInteger sent = new AtomicInteger();
    page.route(
        Pattern.compile(".*/photos"),
        route -> {
          if (sent.incrementAndGet() <= 2) {
            route.abort("connectionreset");
          } else {
            route.resume();
          }
        });
    page.locator("#photo").setInputFiles(clocks(3));
    start(page);
    assertThat(page.locator(".batch-sending")).containsText("The connection broke off");
    assertThat(page.locator("h1")).hasText("3 of 3 photos done");
    assertThat(sent.get()).isEqualTo(5);
    browser.takeComplaints();
  }

  @Test
  void uploadThatWasLeft_goesOnWhereItStopped() throws IOException {
    Page page = form(true);
    page.route(
        Pattern.compile(".*/photos"),
        route -> {
          boolean last =
              new String(route.request().postDataBuffer(), StandardCharsets.ISO_8859_1)
                  .contains("clock2.jpg");
          if (last) {
            route.abort("connectionreset");
          } else {
            route.resume();
          }
        });
    Path folder = Files.createTempDirectory("photos");
    Path[] photos = new Path[3];
    for (int i = 0; i < photos.length; i++) {
      photos[i] = Files.write(folder.resolve("clock" + i + ".jpg"), ClockPhoto.jpeg());
    }
    page.locator("#photo").setInputFiles(photos);
    start(page);
    assertThat(page.locator(".batch-sending")).containsText("clock2.jpg: The connection broke");
    page.unroute(Pattern.compile(".*/photos"));

    page.navigate("batches");
    page.locator(".batch-line").first().click();
    assertThat(page.locator("#batch-now")).containsText("2 of 3 photos have arrived");
    page.locator("#photo").setInputFiles(photos);
    page.getByText("Send the missing photos").click();
    assertThat(page.locator("h1")).hasText("3 of 3 photos done");
    browser.takeComplaints();
  }

  @Test
  void withoutScript_photosAreSentAtOnceAndThePageLoadsItselfAnew() throws IOException {
    Page page = form(false);
    page.locator("#photo").setInputFiles(clocks(3));
    start(page);
    assertThat(page).hasURL(BATCH);
    assertThat(page.locator("h1")).hasText("3 of 3 photos done");
    page.getByText("Contact sheet").click();
    assertThat(page.locator(".contact img")).hasCount(3);
    Locator csv = page.getByText("Sheet (CSV)");
    Download download = page.waitForDownload(csv::click);
    assertThat(Files.readAllLines(download.path())).hasSize(4);
    page.getByText("Delete all photos and results").click();
    assertThat(page).hasURL(Pattern.compile(".*/batches"));
    assertThat(browser.takeComplaints()).isEmpty();
  }
}
