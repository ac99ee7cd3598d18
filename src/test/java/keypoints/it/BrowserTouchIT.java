package keypoints.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person with a phone, and two fingers on the picture; the browser's own touch events. */
@ExtendWith(ArquillianExtension.class)
final class BrowserTouchIT {
  private static final Pattern ZOOMED = Pattern.compile("\\bzoomed\\b");
  private static final int STEPS = 10;

  private static Browser browser;

  @ArquillianResource private URI home;
  private Page page;
  private CDPSession session;
  private BoundingBox box;

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
  void result() throws IOException {
    page = browser.phone(home.toString(), new Look(390, ColorScheme.LIGHT, true));
    page.navigate("");
    page.locator("button.sample").first().tap();
    page.locator("#picture").scrollIntoViewIfNeeded();
    session = page.context().newCDPSession(page);
    box = page.locator("#picture").boundingBox();
  }

  /** A finger's place: parts of the picture. */
  private record Finger(double x, double y) {
    Finger on(Finger end, double part) {
      return new Finger(x + (end.x - x) * part, y + (end.y - y) * part);
    }
  }

  private void touch(String type, Finger... fingers) {
    JsonArray points = new JsonArray();
    for (int i = 0; i < fingers.length; i++) {
      JsonObject point = new JsonObject();
      point.addProperty("x", box.x + fingers[i].x * box.width);
      point.addProperty("y", box.y + fingers[i].y * box.height);
      point.addProperty("id", i);
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    session.send("Input.dispatchTouchEvent", event);
  }

  private void move(Finger[] from, Finger[] to) {
    touch("touchStart", from);
    for (int step = 1; step <= STEPS; step++) {
      Finger[] now = new Finger[from.length];
      for (int i = 0; i < now.length; i++) {
        now[i] = from[i].on(to[i], (double) step / STEPS);
      }
      touch("touchMove", now);
    }
    touch("touchEnd");
  }

  /** How many times larger than the whole the photo is shown. */
  private double zoom() {
    String width = page.locator("#part").getAttribute("width");
    return Double.parseDouble(width.replace("%", "")) / 100;
  }

  private double left() {
    return Double.parseDouble(page.locator("#part").getAttribute("x").replace("%", "")) / 100;
  }

  private static Finger[] fingers(Finger... fingers) {
    return fingers;
  }

  @Test
  void twoFingersApart_bringNearerWhatIsBetweenThem() {
    move(
        fingers(new Finger(0.4, 0.5), new Finger(0.6, 0.5)),
        fingers(new Finger(0.25, 0.5), new Finger(0.75, 0.5)));

    assertThat(page.locator("#picture")).hasClass(ZOOMED);
    assertThat(zoom()).isCloseTo(2.5, within(0.3));
    assertThat((0.5 - left()) / zoom()).as("part in the middle").isCloseTo(0.5, within(0.03));
    assertThat(((Number) page.evaluate("visualViewport.scale")).doubleValue())
        .as("the page itself stays as it is")
        .isEqualTo(1.0);
    assertThat(page).hasURL(Pattern.compile(".*[?&]zoom=2.*"));

    move(
        fingers(new Finger(0.2, 0.5), new Finger(0.8, 0.5)),
        fingers(new Finger(0.45, 0.5), new Finger(0.55, 0.5)));
    assertThat(page.locator("#picture")).not().hasClass(ZOOMED);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void oneFinger_movesThePageAndFromNearThePicture() {
    move(fingers(new Finger(0.5, 0.8)), fingers(new Finger(0.5, 0.2)));
    page.waitForCondition(() -> (Boolean) page.evaluate("scrollY > 50"));
    assertThat(page.locator("#picture")).not().hasClass(ZOOMED);

    page.locator("#picture").scrollIntoViewIfNeeded();
    box = page.locator("#picture").boundingBox();
    page.locator("#move-in").tap();
    assertThat(page.locator("#picture")).hasClass(ZOOMED);
    page.locator("#picture").scrollIntoViewIfNeeded();
    box = page.locator("#picture").boundingBox();
    double before = left();
    double scrolled = ((Number) page.evaluate("scrollY")).doubleValue();
    move(fingers(new Finger(0.7, 0.5)), fingers(new Finger(0.5, 0.5)));
    assertThat(left()).isCloseTo(before - 0.2, within(0.05));
    assertThat(((Number) page.evaluate("scrollY")).doubleValue()).isEqualTo(scrolled);
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @Test
  void tapOnAPoint_leadsToItsRow() {
    page.locator("#point-A1 circle").last().tap();
    assertThat(page).hasURL(Pattern.compile(".*#row-A1"));
  }
}
