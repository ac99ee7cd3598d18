package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import keypoints.testing.Browser;
import keypoints.testing.Browser.Look;
import keypoints.testing.Carriers;
import keypoints.testing.FormBody;
import keypoints.testing.PictureCase;
import keypoints.testing.PictureCases;
import keypoints.testing.Pictures;
import keypoints.testing.RawServer;
import keypoints.testing.UpstreamAnswers;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that are pages or scripts as well, served to a browser that would like to run them. */
@ExtendWith(ArquillianExtension.class)
final class BrowserFilesIT {
  private static final RawServer UPSTREAM =
      new RawServer().plays(RawServer.says(200, UpstreamAnswers.TINY));

  private static final Map<String, String> SETTINGS =
      Map.of(
          "KEYPOINTS_ROBOFLOW_URL", UPSTREAM.url().toString(), "KEYPOINTS_ROBOFLOW_KEY", "rf_key");

  private static final List<String> SHOWN = List.of("photo", "thumb");
  private static final List<String> SAVED =
      List.of("export.jpg", "export.png", "export.json", "export.csv");

  private static Browser browser;
  private static final List<String> DIALOGS = new ArrayList<>();

  @ArquillianResource private URI home;

  @Deployment(testable = false)
  static WebArchive war() {
    SETTINGS.forEach(System::setProperty);
    return BuiltWar.withFreshData();
  }

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
    UPSTREAM.close();
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  static List<PictureCase> polyglots() {
    Stream<PictureCase> scripts =
        PictureCases.all().stream().filter(picture -> picture.name().startsWith("A42 "));
    return Stream.concat(Carriers.polyglots().stream(), scripts).toList();
  }

  private Page page() {
    DIALOGS.clear();
    Page page = browser.page(home.toString(), new Look(1280, ColorScheme.LIGHT, true));
    page.onDialog(
        dialog -> {
          DIALOGS.add(dialog.message());
          dialog.dismiss();
        });
    return page;
  }

  private String run(byte[] photo) throws Exception {
    FormBody form = new FormBody().field("model", "clocks/3");
    Visitor visitor = new Visitor(home);
    HttpResponse<String> answer = visitor.upload(form.file("photo", "a.html", photo));
    assertThat(answer.statusCode()).isEqualTo(303);
    return visitor.follow(answer).uri() + "/";
  }

  @ParameterizedTest
  @MethodSource("polyglots")
  void fileThatIsOpened_isAPictureAndNothingElse(PictureCase picture) throws Exception {
    String run = run(picture.file().get());
    Page page = page();
    for (String file : SHOWN) {
      assertPictureAlone(page, run + file);
    }
  }

  private static void assertPictureAlone(Page page, String address) {
    Response response = page.navigate(address);
    assertThat(response.status()).as(address).isEqualTo(200);
    assertThat(response.headerValue("content-security-policy"))
        .startsWith("default-src 'none'; sandbox");
    assertThat(page.url()).isEqualTo(address);
    assertThat(page.locator("img").count()).as("shown as a picture").isEqualTo(1);
    assertNothingRan(page);
  }

  @Test
  void pictureOfAHostedModel_isAPictureAndNothingElse() throws Exception {
    UPSTREAM.plays(RawServer.says(200, UpstreamAnswers.polyglot().json()));
    String run = run(Pictures.file(Pictures.redCorner(320, 240), "jpg"));
    UPSTREAM.plays(RawServer.says(200, UpstreamAnswers.TINY));
    assertPictureAlone(page(), run + "visualization");
  }

  @ParameterizedTest
  @MethodSource("polyglots")
  void fileThatIsSaved_isNotShown(PictureCase picture) throws Exception {
    String run = run(picture.file().get());
    Page page = page();
    for (String file : SAVED) {
      assertThatThrownBy(() -> page.navigate(run + file))
          .isInstanceOf(PlaywrightException.class)
          .hasMessageContaining("Download is starting");
      assertThat(page.url()).isEqualTo("about:blank");
    }
    assertNothingRan(page);
  }

  @ParameterizedTest
  @MethodSource("polyglots")
  void fileWithinAPage_isNoScriptAndNoFrame(PictureCase picture) throws Exception {
    String run = run(picture.file().get());
    StringBuilder html = new StringBuilder("<!doctype html><title>harmless</title>");
    for (String file : Stream.concat(SHOWN.stream(), SAVED.stream()).toList()) {
      html.append(
          "<script src=\"%1$s\"></script><iframe src=\"%1$s\"></iframe><embed src=\"%1$s\">"
              .formatted(run + file));
    }
    Page page = page();
    serve(page, html.toString());
    assertThat(page.title()).isEqualTo("harmless");
    assertNothingRan(page);
  }

  /** Without the guards the same content would run: this test can fail. */
  @Test
  void contentOfTheseFiles_runsWhereItIsServedAsAPage() {
    Page page = page();
    serve(page, Carriers.PAGE + "<script>alert(1)</script>");
    assertThat(page.evaluate("window.__xss")).isEqualTo(1);
    assertThat(page.title()).isEqualTo("xss");
    assertThat(DIALOGS).containsExactly("1");
  }

  /** At an address of the application's own, without any of its headers. */
  private void serve(Page page, String html) {
    String address = home + "control";
    page.route(
        address,
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html)));
    page.navigate(address);
  }

  private static void assertNothingRan(Page page) {
    for (Frame frame : page.frames()) {
      assertThat(frame.evaluate("window.__xss")).as(frame.url()).isNull();
    }
    assertThat(DIALOGS).isEmpty();
  }
}
