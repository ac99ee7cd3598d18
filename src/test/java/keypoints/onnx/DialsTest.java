package keypoints.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.LongStream;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.ModelId;
import keypoints.inference.Prediction;
import keypoints.testing.Dial;
import keypoints.testing.DialScene;
import keypoints.testing.DialScenes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The built-in model on scenes whose truth is known; none of their seeds was trained on. */
final class DialsTest {
  private static final ModelId DIALS = new ModelId("dials", "1");
  private static final long UNSEEN = 9_000_000_000L;

  /** Sides of the scenes, px. */
  private static final int LONG = 1280;

  private static final int SHORT = 960;

  private static final Photos PHOTOS = new Photos(ImageLimits.DEFAULT);
  private static final OnnxDetector ENGINE =
      new OnnxDetector(new OnnxDetector.Config(null, 2), PHOTOS);

  @AfterAll
  static void close() {
    ENGINE.close();
    PHOTOS.close();
  }

  private static Inference ask(DialScene scene) {
    return ask(scene.picture());
  }

  private static Inference ask(BufferedImage picture) {
    Photo photo = PHOTOS.read(Photos.jpeg(picture, 0.9f));
    return ENGINE.detect(DIALS, photo, DetectOptions.DEFAULT);
  }

  /** How far a keypoint is from where it was drawn, in sizes of the dial; 9 when it is missing. */
  private static double error(DialScene scene, String kind, int slot) {
    List<Prediction> found = ask(scene).predictions();
    assertThat(found).extracting(Prediction::name).as("seed %d", scene.seed()).contains(kind);
    Dial drawn = scene.dials().get(0);
    Dial.Point truth = drawn.keypoints().get(slot);
    double size = Math.sqrt(drawn.width() * drawn.height());
    return found
        .get(0)
        .keypoint(slot)
        .map(point -> Math.hypot(point.x() - truth.x(), point.y() - truth.y()) / size)
        .orElse(9.0);
  }

  @Test
  void clocksDrawnAtTenPastTen_comeBackWithTheirMinuteTipsWhereTheyWereDrawn() {
    List<Double> errors =
        LongStream.rangeClosed(1, 12)
            .mapToObj(seed -> error(DialScenes.clock(seed, 10, 10, 800, 600), "clock", 2))
            .sorted()
            .toList();
    assertThat(errors.get(6)).as("median of %s", errors).isLessThan(0.03);
    assertThat(errors.get(9)).as("tenth of %s", errors).isLessThan(0.06);
  }

  @Test
  void drawnGauges_comeBackWithTheirNeedleTipsWhereTheyWereDrawn() {
    List<Double> errors =
        LongStream.rangeClosed(1, 12)
            .mapToObj(seed -> error(DialScenes.gauge(seed, seed / 13.0, 800, 600), "gauge", 1))
            .sorted()
            .toList();
    assertThat(errors.get(6)).as("median of %s", errors).isLessThan(0.03);
    assertThat(errors.get(9)).as("tenth of %s", errors).isLessThan(0.06);
  }

  @Test
  void smallClockInALargePhoto_isMeasuredInThePixelsOfThePhoto() {
    DialScene near = DialScenes.clock(3, 4, 50, 400, 300);
    BufferedImage photo = new BufferedImage(1600, 1200, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = photo.createGraphics();
    graphics.setColor(new Color(0xB8B0A4));
    graphics.fillRect(0, 0, 1600, 1200);
    graphics.drawImage(near.picture(), 700, 500, null);
    graphics.dispose();
    Prediction clock = ask(photo).predictions().get(0);
    Dial.Point tip = near.dials().get(0).keypoints().get(2);
    double size = near.dials().get(0).width();
    assertThat(clock.keypoint(2).orElseThrow().x() - 700).isCloseTo(tip.x(), within(0.05 * size));
    assertThat(clock.keypoint(2).orElseThrow().y() - 500).isCloseTo(tip.y(), within(0.05 * size));
  }

  /**
   * The evaluation of the model card. {@code -Ddials.scenes=1000} gives its full form; the table is
   * printed either way.
   */
  @Test
  void unseenScenes_areFoundAndReadWellEnough() {
    int scenes = Integer.getInteger("dials.scenes", 200);
    DialScore score = new DialScore();
    for (int i = 0; i < scenes; i++) {
      boolean upright = i % 2 == 1;
      DialScene scene =
          DialScenes.scene(UNSEEN + i, upright ? SHORT : LONG, upright ? LONG : SHORT);
      score.add(scene.dials(), ask(scene).predictions(), scene.picture().getWidth());
    }
    System.out.println(score);
    assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.97);
    assertThat(score.falseAlarms()).as(score.toString()).isLessThanOrEqualTo(3);
    assertThat(score.classRight()).as(score.toString()).isGreaterThanOrEqualTo(0.975);
    assertThat(score.within5Percent()).as(score.toString()).isGreaterThanOrEqualTo(0.93);
    assertThat(score.within2Percent()).as(score.toString()).isGreaterThanOrEqualTo(0.88);
    assertThat(score.clocksRead()).as(score.toString()).isGreaterThanOrEqualTo(0.80);
    assertThat(score.gaugesRead()).as(score.toString()).isGreaterThanOrEqualTo(0.82);
  }
}
