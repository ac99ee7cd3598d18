package keypoints.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.impl.driver.Driver;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A headless Chromium that remembers everything it had to complain about. */
public final class Browser implements AutoCloseable {

  /** Playwright would else fetch three browsers before it starts. */
  private static final Map<String, String> NO_DOWNLOAD =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  /** Containers have a small /dev/shm; the rest keeps Chromium from calling home. */
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /**
   * How long a page may take to become what is expected, in ms; a busy machine needs most of it.
   */
  private static final double PATIENCE = 15_000;

  /** What a page is made of; the page itself, and a form sent by a script, may well be refused. */
  private static final Set<String> PARTS = Set.of("stylesheet", "script", "image", "font");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /**
   * How a page is looked at.
   *
   * @param width of the window in CSS px
   * @param scheme light or dark
   * @param script whether scripts run
   */
  public record Look(int width, ColorScheme scheme, boolean script) {}

  /** Starts the machine's Chromium; a machine without one gets it, where that can be done. */
  public static Browser open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    LaunchOptions options = new LaunchOptions().setArgs(FLAGS);
    Optional<Path> program = BrowserProgram.find();
    program.ifPresentOrElse(options::setExecutablePath, Browser::download);
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
    try {
      return new Browser(playwright, playwright.chromium().launch(options));
    } catch (PlaywrightException e) {
      playwright.close();
      throw new IllegalStateException(
          "no browser: install Chromium (Debian: apt-get install chromium)"
              + " or name its program in CHROME_BIN",
          e);
    }
  }

  private static void download() {
    ProcessBuilder installer =
        Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
    installer.command().addAll(List.of("install", "chromium"));
    BrowserProgram.run(installer);
  }

  /** An empty page that nobody has used before; its address bar starts at {@code home}. */
  public Page page(String home, Look look) {
    return page(home, options(home, look));
  }

  /** The same for somebody who reads this language, such as {@code de-DE}. */
  public Page page(String home, Look look, String language) {
    return page(home, options(home, look).setLocale(language));
  }

  /** The same where fingers point instead of a mouse. */
  public Page phone(String home, Look look) {
    return page(home, options(home, look).setHasTouch(true).setIsMobile(true));
  }

  private static NewContextOptions options(String home, Look look) {
    return new NewContextOptions()
        .setBaseURL(home)
        .setViewportSize(look.width(), 800)
        .setColorScheme(look.scheme())
        .setJavaScriptEnabled(look.script());
  }

  private Page page(String home, NewContextOptions options) {
    BrowserContext context = chromium.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    context.onWebError(failure -> complaints.add(failure.error()));
    context.onRequest(request -> hear(home, request));
    context.onResponse(this::hear);
    context.onConsoleMessage(message -> hear(message.type(), message.text()));
    return context.newPage();
  }

  /** Errors in scripts, blocked by the content policy, missing files, requests to strangers. */
  public List<String> takeComplaints() {
    List<String> taken = List.copyOf(complaints);
    complaints.clear();
    return taken;
  }

  private void hear(String type, String text) {
    // What did not load is heard as a response.
    boolean response = text.startsWith("Failed to load resource");
    if (List.of("error", "warning").contains(type) && !response) {
      complaints.add(text);
    }
  }

  private void hear(Response response) {
    boolean part = PARTS.contains(response.request().resourceType());
    if (response.status() >= 400 && part) {
      complaints.add(response.status() + " " + response.url());
    }
  }

  private void hear(String home, Request request) {
    if (request.url().startsWith("http") && !request.url().startsWith(home)) {
      complaints.add("asked a stranger: " + request.url());
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
