package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.DialScenes;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is drawn on a photo is as easy to see on the largest photo that is taken as on a small one,
 * and on a small screen as on a large one. Measured in px of the screen.
 */
@ExtendWith(ArquillianExtension.class)
final class BrowserLegibleIT {
  private static final int SMALL = 800;

  /** 49.9 megapixels, four to three. */
  private static final int LARGEST = 8160;

  /** What a pixel of a photo may differ by after another JPEG compression, of 255. */
  private static final int NOISE = 40;

  private static final String BOXES_LENGTH =
      "() => [...document.querySelectorAll('.shape .over.box')].map((box) => box.getBoundingClientRect())"
          + ".reduce((sum, box) => sum + 2 * (box.width + box.height), 0)";
  private static final String SKELETON_LENGTH =
      "() => [...document.querySelectorAll('path.over.edge')]"
          + ".reduce((sum, path) => sum + path.getTotalLength() * path.getScreenCTM().a, 0)";
  private static final String SMALLEST =
      "(selector) => Math.min(...[...document.querySelectorAll(selector)]"
          + ".map((part) => part.getBoundingClientRect().height))";

  private static final Map<Integer, String> RUNS = new HashMap<>();
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
  @CsvSource({"320, 800", "320, 8160", "1280, 800", "1280, 8160"})
  void overlay_keepsItsSizeOnTheScreen(int screen, int photo) throws Exception {
    Page page = browser.page(home.toString(), new Look(screen, ColorScheme.LIGHT, false));
    BufferedImage plain = picture(page, photo, "?layers=photo");

    BufferedImage boxes = picture(page, photo, "?layers=photo&layers=boxes");
    double boxLength = number(page.evaluate(BOXES_LENGTH));
    assertThat(boxLength).as("length of the boxes' lines").isGreaterThan(screen / 2.0);
    assertThat(changed(plain, boxes) / boxLength).as("width of a box's line").isBetween(3.5, 8.0);

    BufferedImage skeleton = picture(page, photo, "?layers=photo&layers=skeleton");
    double length = number(page.evaluate(SKELETON_LENGTH));
    assertThat(length).as("length of the skeleton's lines").isGreaterThan(screen / 8.0);
    assertThat(changed(plain, skeleton) / length).as("width of a line").isBetween(3.0, 7.0);

    picture(page, photo, "");
    for (String part : List.of(".dot circle.over", ".dot text", ".tag")) {
      double height = number(page.evaluate(SMALLEST, part));
      assertThat(height).as("height of %s", part).isBetween(7.0, 24.0);
    }
    assertThat(browser.takeComplaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1280})
  void drawnPicture_isDrawnTheBolderTheLargerThePhotoIs(int screen) throws Exception {
    Page page = browser.page(home.toString(), new Look(screen, ColorScheme.LIGHT, false));
    double small = drawn(page, SMALL);
    assertThat(small).as("pixels that are drawn on").isGreaterThan(screen);
    assertThat(drawn(page, LARGEST) / small).isBetween(0.6, 1.6);
  }

  private double drawn(Page page, int photo) throws Exception {
    return changed(
        picture(page, photo, "?layers=photo"), picture(page, photo, "?view=drawn&layers=photo"));
  }

  private BufferedImage picture(Page page, int photo, String query) throws Exception {
    page.navigate(run(photo) + query);
    return ImageIO.read(new ByteArrayInputStream(page.locator("#picture").screenshot()));
  }

  /** The address of the run of the same clock, in a photo so wide. */
  private String run(int width) throws IOException, InterruptedException {
    if (!RUNS.containsKey(width)) {
      byte[] photo = Pictures.file(clock(width), "jpg");
      var answer = new Visitor(home).upload(new FormBody().file("photo", "clock.jpg", photo));
      assertThat(answer.statusCode()).isEqualTo(303);
      RUNS.put(width, answer.headers().firstValue("Location").orElseThrow().substring(1));
    }
    return RUNS.get(width);
  }

  private static BufferedImage clock(int width) {
    BufferedImage small = DialScenes.clock(7, 10, 10, SMALL, SMALL * 3 / 4).picture();
    BufferedImage scaled = new BufferedImage(width, width * 3 / 4, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(small, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
    pen.dispose();
    return scaled;
  }

  private static double changed(BufferedImage before, BufferedImage after) {
    int changed = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        changed += differs(before.getRGB(x, y), after.getRGB(x, y)) ? 1 : 0;
      }
    }
    return changed;
  }

  private static boolean differs(int one, int other) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return most > NOISE;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
