package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.Pictures;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a result's own pages do in a browser that runs no script. */
@ExtendWith(ArquillianExtension.class)
final class BrowserPlainResultIT {
  private static Browser browser;

  @ArquillianResource private URI home;
  private Page page;

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
  void start() {
    page = browser.page(home.toString(), new Look(320, ColorScheme.LIGHT, false));
    page.navigate("");
  }

  @AfterEach
  void complainOfNothing() {
    assertThat(browser.takeComplaints()).isEmpty();
  }

  private void sample(String name) {
    page.locator("button.sample", new Page.LocatorOptions().setHasText(name)).click();
    assertThat(page).hasURL(Pattern.compile(".*/runs/[^/?]+"));
  }

  private void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private void applyFilter() {
    page.locator("#filter > button").click();
  }

  @Test
  void classWithoutATick_isHidden() throws IOException {
    page.locator("#photo")
        .setInputFiles(new FilePayload("both.jpg", "image/jpeg", clockAndGauge()));
    press("Find keypoints");
    assertThat(page.locator("h1")).containsText("1 clock");
    assertThat(page.locator("h1")).containsText("1 gauge");
    page.locator("[name=classes][value=clock]").uncheck();
    applyFilter();
    assertThat(page.locator("h1")).not().containsText("clock");
    assertThat(page.locator("#objects tbody tr")).hasCount(1);
    page.locator("[name=classes][value=clock]").check();
    applyFilter();
    assertThat(page.locator("h1")).containsText("1 clock");
  }

  /** Two samples side by side. */
  private byte[] clockAndGauge() throws IOException {
    BufferedImage clock = picture("wall-clock");
    BufferedImage gauge = picture("gauge");
    int height = Math.max(clock.getHeight(), gauge.getHeight());
    BufferedImage both =
        new BufferedImage(clock.getWidth() + gauge.getWidth(), height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = both.createGraphics();
    pen.drawImage(clock, 0, 0, null);
    pen.drawImage(gauge, clock.getWidth(), 0, null);
    pen.dispose();
    return Pictures.file(both, "jpg");
  }

  private BufferedImage picture(String sample) throws IOException {
    byte[] jpeg = page.request().get("samples/" + sample + ".jpg").body();
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  @Test
  void overlap_leavesTheMostCertainOfObjectsInOnePlace() {
    page.getByText("More settings").click();
    page.locator("#overlap").fill("100");
    sample("Wall clock");
    assertThat(page.locator("#objects tbody tr").nth(1)).isVisible();
    page.locator("#overlap").fill("20");
    applyFilter();
    assertThat(page.locator("#objects tbody tr")).hasCount(1);
    assertThat(page.locator("h1")).containsText("1 clock");
  }

  @Test
  void whatWasNotTold_isAskedForAgain() {
    sample("Wall clock");
    page.locator("#confidence").fill("10");
    applyFilter();
    assertThat(page.locator("#again")).containsText("Not all of this can be shown");
    press("Ask the model again");
    assertThat(page.locator(".facts")).containsText("Objects from 10");
    assertThat(page.locator("#again")).not().containsText("Not all of this can be shown");
  }

  @Test
  void objects_areSortedByTheirHeads() {
    sample("Workshop");
    String first = page.locator("#objects tbody tr").first().textContent();
    page.locator("#sort-number").click();
    page.locator("#sort-number").click();
    assertThat(page.locator("#objects [aria-sort]")).hasAttribute("aria-sort", "descending");
    assertThat(page.locator("#objects tbody tr").last()).hasText(first.replaceAll("\\s+", " "));
  }

  @Test
  void pointsPutRight_areTakenOutPutBackAndCompared() {
    sample("Wall clock");
    page.locator(".views").getByText("Correct points").click();
    page.locator("#correct-x0").fill("10");
    page.locator("[data-slot='1'] [name=out]").check();
    press("Save");
    assertThat(page.locator("#row-A1")).containsText("set by hand");
    assertThat(page.locator("#row-A1")).containsText("10.0");
    assertThat(page.locator("#row-A2 .state")).hasText(Pattern.compile("taken out by hand"));

    page.locator("[data-slot='1'] [name=middle]").click();
    assertThat(page.locator("#row-A2")).containsText("set by hand");
    page.locator("[data-slot='0'] [name=back]").click();
    assertThat(page.locator("#row-A1")).not().containsText("set by hand");
    page.getByText("Done", new Page.GetByTextOptions().setExact(true)).click();
    page.locator(".views").getByText("Compare").click();
    page.locator("a.button", new Page.LocatorOptions().setHasText("model")).click();
    assertThat(page.locator("h1")).containsText("1 object is in both");
    page.goBack();
    page.goBack();

    page.locator(".views").getByText("Correct points").click();
    page.getByText("All back to the model’s").click();
    assertThat(page.locator("#points")).not().containsText("set by hand");
    assertThat(page.locator("[name=undo]")).hasCount(0);
  }

  @Test
  void knownLengthBetweenTwoKeypoints_turnsPixelsIntoMillimetres() {
    sample("Wall clock");
    measureADistance();
    page.locator("#length-from").selectOption(new SelectOption().setIndex(1));
    page.locator("#length-mm").fill("no number");
    press("Measure");
    assertThat(page.locator("#length-problem")).isVisible();
    page.locator("#length-to").selectOption(new SelectOption().setIndex(2));
    page.locator("#length-mm").fill("120");
    press("Measure");
    assertThat(page.locator(".measure-statement").first()).containsText("are 120.0 mm");
    assertThat(page.locator("#ruler line").first()).isVisible();
  }

  /** Lengths are asked for where some are measured. */
  private void measureADistance() {
    page.getByText("What is measured, and how").click();
    page.locator("#kind").selectOption("distance");
    page.locator("#class").selectOption("clock");
    press("Begin");
    page.locator("#name").fill("Radius");
    press("Save");
    page.getByText("Back to the result").click();
  }

  @Test
  void uncertainty_isAskedForAndItsSourceSaid() {
    sample("Wall clock");
    press("Estimate uncertainty");
    assertThat(page.locator(".measure-spread").first()).containsText("±");
    assertThat(page.locator(".run-measurements")).containsText("copies of the photo");
    assertThat(page.locator("#layer-uncertainty")).isChecked();
  }

  @Test
  void recipes_areDeletedTakenOverAndReset() {
    sample("Wall clock");
    page.getByText("What is measured, and how").click();
    Locator rows = page.locator("#recipes tbody tr");
    int before = rows.count();
    page.locator("#recipes tbody tr .button-danger").first().click();
    assertThat(rows).hasCount(before - 1);
    assertThat(page.locator("#recipes")).containsText("written here");

    page.locator("#file").setInputFiles(file("[1]"));
    press("Take over");
    assertThat(page.locator("#file-problem")).isVisible();
    page.locator("#file").setInputFiles(file(page.request().get(jsonAddress()).text()));
    press("Take over");
    assertThat(rows).hasCount(before - 1);
    press("Back to what came with the model");
    assertThat(rows).hasCount(before);
  }

  private String jsonAddress() {
    return page.locator("a[download]").getAttribute("href");
  }

  private static FilePayload file(String json) {
    return new FilePayload(
        "recipes.json", "application/json", json.getBytes(StandardCharsets.UTF_8));
  }
}
