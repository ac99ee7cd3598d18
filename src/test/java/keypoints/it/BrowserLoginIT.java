package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.Visitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person before a closed door, with the password. */
@ExtendWith(ArquillianExtension.class)
final class BrowserLoginIT {
  private static final String SETTING = "KEYPOINTS_PASSWORD";
  private static final String PASSWORD = "clocks and gauges";

  private static Browser browser;

  @ArquillianResource private URI home;

  @Deployment(testable = false)
  static WebArchive war() {
    System.setProperty(SETTING, PASSWORD);
    return BuiltWar.withFreshData();
  }

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
    System.clearProperty(SETTING);
  }

  private static void type(Page page, String password) {
    page.locator("#password").fill(password);
    page.locator(".sign-in button").click();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void password_opensThePageThatWasWantedUntilItIsClosed(boolean script) {
    Page page = browser.page(home.toString(), new Look(320, ColorScheme.DARK, script));
    page.navigate("runs");
    type(page, "a guess");
    assertThat(page.locator("#password-problem")).isVisible();
    assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");

    type(page, PASSWORD);
    assertThat(page.locator("h1")).hasText("History");
    assertThat(page).hasURL(home.resolve("runs").toString());
    page.locator(".sign-out").click();
    assertThat(page.locator("#password")).isVisible();
    page.navigate("runs");
    assertThat(page.locator("#password")).isVisible();
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void page_isForEverybodyInEveryLookAndLanguage() {
    Gates gates = new Gates(browser, home);
    gates.assertForEverybody("login", Media.SCREEN, page -> page.navigate("login"));
    gates.assertForEverybody("login-refused", Media.SCREEN, BrowserLoginIT::guess);
  }

  private static void guess(Page page) {
    page.navigate("login");
    type(page, "another guess");
    page.locator("#password-problem").waitFor();
  }

  @Test
  void page_isLightAndCorrectHtml() throws IOException, InterruptedException {
    new Gates(browser, home).assertLight(40_000, page -> page.navigate("login"));
    Visitor visitor = new Visitor(home);
    for (String html :
        new String[] {visitor.get("login").body(), visitor.post("login", "password=x").body()}) {
      assertThat(html).contains("id=\"password\"").endsWith("</html>\n");
      assertThat(NuChecker.html(html)).isEmpty();
    }
  }

  @Test
  void tabKey_goesThroughAllOfThePageAndOut() {
    Page page = browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, true));
    page.navigate("login");
    TabKey.assertReachesAll(page);
  }
}
