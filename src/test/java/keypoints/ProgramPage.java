package keypoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import keypoints.inference.InferenceJson;
import keypoints.inference.Prediction;
import keypoints.testing.FormBody;
import keypoints.testing.PagePrograms;
import keypoints.testing.PictureServer;
import keypoints.testing.Pictures;
import keypoints.testing.Visitor;

/** The running application with a photo on the web that it may fetch, and result pages of it. */
final class ProgramPage {
  /** Names that want out of whatever text they stand in; each would leave a file behind. */
  private static final String HOSTILE =
      String.join(
          ",",
          "clock",
          "\" & touch pwned & \"",
          "'; touch pwned; '",
          "$(touch pwned)",
          "`touch pwned`",
          "#{`touch pwned`}",
          "${java.io.File(\"pwned\").createNewFile()}",
          "{$_SERVER[`touch pwned`]}",
          "\\(1)\\",
          "\n//\r\u2028*/\u202e",
          "%PATH%%20+&image=x",
          "</code><script>alert(1)</script>",
          "größe 表 🕐");

  private final byte[] photo = photo();
  private final PictureServer pictures = new PictureServer(photo);
  private final RunningApp app;
  private final Visitor visitor;

  ProgramPage(Path data) throws Exception {
    app = new RunningApp(data, Map.of("KEYPOINTS_FETCH_ALLOW", pictures.authority()));
    visitor = new Visitor(app.home());
  }

  /** A page's programs, ready to run but for the photo's place, and what they are to answer. */
  record Shown(Map<String, String> programs, List<Prediction> answer) {}

  /** A clock and a gauge side by side. */
  private static byte[] photo() throws IOException {
    BufferedImage photo = new BufferedImage(1600, 600, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = photo.createGraphics();
    pen.drawImage(sample("wall-clock"), 0, 0, null);
    pen.drawImage(sample("gauge"), 800, 0, null);
    pen.dispose();
    return Pictures.file(photo, "jpg");
  }

  private static BufferedImage sample(String name) throws IOException {
    return ImageIO.read(ProgramPage.class.getResource("/samples/" + name + ".jpg"));
  }

  byte[] file() {
    return photo.clone();
  }

  /** Where the photo lies on the web. */
  String address() {
    return pictures.picture();
  }

  /** A page of the usual settings: a clock and a gauge. */
  Shown usual() throws IOException, InterruptedException {
    Shown shown = run(Map.of());
    assertThat(names(shown.answer())).containsExactlyInAnyOrder("clock", "gauge");
    return shown;
  }

  /** A page of other settings, with names of classes that want to do harm: the clock alone. */
  Shown hostile() throws IOException, InterruptedException {
    Shown shown =
        run(
            Map.of(
                "confidence", "35.5",
                "overlap", "55",
                "keypoint_confidence", "20",
                "classes", HOSTILE));
    assertThat(names(shown.answer())).containsExactly("clock");
    return shown;
  }

  /** The objects of an answer, to compare: without their ids, which are new in each answer. */
  static List<Prediction> read(String json) {
    return InferenceJson.readInference(json).predictions().stream()
        .map(ProgramPage::withoutId)
        .toList();
  }

  private static Prediction withoutId(Prediction p) {
    return new Prediction(
        p.x(),
        p.y(),
        p.width(),
        p.height(),
        p.confidence(),
        p.name(),
        p.classId(),
        "",
        p.keypoints());
  }

  private static List<String> names(List<Prediction> objects) {
    return objects.stream().map(Prediction::name).toList();
  }

  private Shown run(Map<String, String> settings) throws IOException, InterruptedException {
    FormBody form = new FormBody().file("photo", "dials.jpg", photo);
    settings.forEach(form::field);
    var page = visitor.follow(visitor.upload(form));
    String json = visitor.get(page.uri().getPath() + "/export.json").body();
    return new Shown(PagePrograms.of(page.body()), read(json));
  }

  void close() throws Exception {
    app.close();
    pictures.close();
  }
}
