package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import keypoints.testing.Browser;
import keypoints.testing.Visitor;
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
    new Gates(browser, home)
        .assertForEverybody(sight.name(), sight.media(), page -> sight.open(page, runs));
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
  @CsvSource({"START, 40000", "RESULT, 60000", "COMPARE, 60000", "HISTORY, 60000"})
  void page_isLightOnTheWire(Sight sight, int most) {
    new Gates(browser, home).assertLight(most, page -> sight.open(page, runs));
  }
}
