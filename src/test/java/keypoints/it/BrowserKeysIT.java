package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
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
import org.junit.jupiter.params.provider.EnumSource;

/** A person without a mouse. */
@ExtendWith(ArquillianExtension.class)
final class BrowserKeysIT {

  /** Numbers what the tab key should reach, in the order of the page; returns how many. */
  private static final String NUMBER =
      """
      () => {
        const places = 'a, button, input, select, textarea, summary, [tabindex]';
        const others = (radio) => [...document.querySelectorAll(`input[type=radio][name="${radio.name}"]`)];
        const reached = [...document.querySelectorAll(places)].filter((place) =>
          place.tabIndex >= 0 && !place.disabled && place.checkVisibility({ visibilityProperty: true })
          && (place.type !== 'radio' || place.checked || !others(place).some((other) => other.checked)));
        reached.forEach((place, number) => place.setAttribute('data-tab', number));
        return reached.map((place) => place.outerHTML.slice(0, 120));
      }
      """;

  /** Where the focus is: the number, and how it can be seen; null when it has left the page. */
  private static final String FOCUS =
      """
      () => {
        const place = document.activeElement;
        if (!place || place === document.body) { return null; }
        const { outlineStyle, outlineWidth } = getComputedStyle(place);
        const { top, bottom, left, right } = place.getBoundingClientRect();
        const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
          && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
        return (place.dataset.tab ?? 'unnumbered ' + place.outerHTML.slice(0, 120)) + (seen ? '' : ' unseen');
      }
      """;

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

  private Page page() {
    return browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, true));
  }

  @ParameterizedTest
  @EnumSource(
      value = Sight.class,
      names = {"PRINT", "REFUSED"},
      mode = EnumSource.Mode.EXCLUDE)
  void tabKey_goesThroughAllOfThePageAndOut(Sight sight) throws IOException, InterruptedException {
    Page page = page();
    runs = runs == null ? Sight.Runs.of(home) : runs;
    sight.open(page, runs);
    page.evaluate("document.activeElement.blur()");
    @SuppressWarnings("unchecked")
    List<String> places = (List<String>) page.evaluate(NUMBER);
    List<String> reached = new ArrayList<>();
    for (int i = 0; i <= places.size(); i++) {
      page.keyboard().press("Tab");
      Object focus = page.evaluate(FOCUS);
      if (focus == null) {
        break;
      }
      reached.add((String) focus);
    }
    assertThat(places).hasSizeGreaterThan(4);
    assertThat(reached).as("of %s", places).containsExactlyElementsOf(numbers(places.size()));
  }

  private static List<String> numbers(int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  @Test
  void photoToFilteredResult_needsNoMouse() throws IOException {
    Page page = page();
    page.navigate("");
    tabTo(page, "#photo");
    FileChooser files = page.waitForFileChooser(() -> page.keyboard().press("Space"));
    files.setFiles(new FilePayload("clock.jpg", "image/jpeg", ClockPhoto.jpeg()));
    tabTo(page, ".send .button");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/runs/[^/?]+$"));

    tabTo(page, "#confidence");
    page.keyboard().press("Control+A");
    page.keyboard().type("100");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*confidence=100&.*"));
    assertThat(page.locator("h1")).hasText("Nothing found");
    tabTo(page, "#confidence");
    page.keyboard().press("Control+A");
    page.keyboard().type("40");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).containsText("1 clock");
    assertThat(browser.takeComplaints()).isEmpty();
  }

  private static void tabTo(Page page, String place) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if ((boolean) page.evaluate("place => document.activeElement.matches(place)", place)) {
        return;
      }
    }
    throw new AssertionError("the tab key does not reach " + place);
  }
}
