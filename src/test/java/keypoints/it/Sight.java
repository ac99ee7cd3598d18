package keypoints.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FormBody;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;

/** The pages that every gate looks at. One more page is one more line. */
enum Sight {
  START(""),
  REFUSED("", "main form.start .send button"),
  RESULT("{run}"),
  RESULT_DRAWN("{run}?view=drawn"),
  RESULT_WITH_PROGRAMS("{run}", ".run-programs summary"),
  RESULT_TOLD_WRONG("{gauge}?scale_start=1&scale_end=1&unit=bar"),
  RESULT_FILTERED_AWAY("{run}?confidence=100"),
  RESULT_EMPTY("{empty}"),
  RESULT_CORRECTING("{run}?correct=0"),
  COMPARE_CHOICE("compare?a={name}"),
  COMPARE("compare?a={name}&b={name}&zoom=2"),
  COMPARE_OF_TWO("compare?a={name}&b={other}"),
  RECIPES("models/dials/1/recipes"),
  RECIPE("models/dials/1/recipes?kind=area&class=clock"),
  HISTORY("runs"),
  BATCHES("batches"),
  BATCH("{batch}"),
  BATCH_MISSING("{arriving}"),
  BATCH_SHEET("{batch}?view=sheet"),
  BATCH_CONTACT("{batch}?view=contact"),
  ERROR("runs/nosuchrun"),
  PRINT("{run}", Media.PRINT);

  private final String address;
  private final String click;
  private final Media media;

  Sight(String address) {
    this(address, Media.SCREEN);
  }

  Sight(String address, Media media) {
    this.address = address;
    this.click = "";
    this.media = media;
  }

  /**
   * @param click what is then clicked
   */
  Sight(String address, String click) {
    this.address = address;
    this.click = click;
    this.media = Media.SCREEN;
  }

  /**
   * Addresses of runs that found a clock, a gauge, and nothing, of a batch, and of one whose photos
   * have not come.
   */
  record Runs(String clock, String gauge, String empty, String batch, String arriving) {
    static Runs of(URI home) throws IOException, InterruptedException {
      byte[] plain = Pictures.file(Pictures.redCorner(400, 300), "jpg");
      return new Runs(
          run(home, new FormBody().file("photo", "clock.jpg", ClockPhoto.jpeg())),
          run(home, new FormBody().field("sample", "gauge")),
          run(home, new FormBody().file("photo", "plain.jpg", plain)),
          batch(home, plain),
          begun(home, new FormBody().field("announced", "2")));
    }

    private static String begun(URI home, FormBody form) throws IOException, InterruptedException {
      var answer = new Visitor(home).upload("batches", form);
      return answer.headers().firstValue("Location").orElseThrow().substring(1);
    }

    private static String batch(URI home, byte[] plain) throws IOException, InterruptedException {
      String batch =
          begun(
              home,
              new FormBody()
                  .file("photo", "clock.jpg", ClockPhoto.jpeg())
                  .file("photo", "plain.jpg", plain)
                  .file("photo", "notes.txt", new byte[] {1, 2}));
      Visitor visitor = new Visitor(home);
      while (!visitor.get(batch).body().contains("Nothing is left to do")) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      return batch;
    }

    private static String run(URI home, FormBody form) throws IOException, InterruptedException {
      var answer = new Visitor(home).upload(form);
      return answer.headers().firstValue("Location").orElseThrow().substring(1);
    }
  }

  Media media() {
    return media;
  }

  /** Relative to the application's. */
  String address(Runs runs) {
    return address
        .replace("{run}", runs.clock())
        .replace("{name}", name(runs.clock()))
        .replace("{other}", name(runs.gauge()))
        .replace("{gauge}", runs.gauge())
        .replace("{empty}", runs.empty())
        .replace("{batch}", runs.batch())
        .replace("{arriving}", runs.arriving());
  }

  private static String name(String run) {
    return run.substring(run.lastIndexOf('/') + 1);
  }

  /** Goes there. */
  void open(Page page, Runs runs) {
    page.navigate(address(runs));
    if (!click.isEmpty()) {
      // a pointer would move the place that the tab key goes on from
      page.locator(click).dispatchEvent("click");
      page.locator(this == REFUSED ? ".summary" : "details[open]").waitFor();
    }
  }
}
