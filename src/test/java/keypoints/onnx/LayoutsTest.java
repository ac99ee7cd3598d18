package keypoints.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import keypoints.image.ImageLimits;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ModelId;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import keypoints.testing.Pictures;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers that {@code src/test/resources/models/README.md} lets one compute by hand. */
final class LayoutsTest {
  private static final Offset<Double> PX = within(1e-3);

  private final Photos photos = new Photos(ImageLimits.DEFAULT);
  private final View wide =
      new View(photos, photos.read(Pictures.file(Pictures.redCorner(128, 64), "png")));

  @AfterEach
  void close() {
    photos.close();
  }

  private static EmbeddedModel model(String name) throws Exception {
    Path folder = Path.of(LayoutsTest.class.getResource("/models/" + name + "/1").toURI());
    return new EmbeddedModel(new ModelId(name, "1"), ModelFiles.in(folder), 1);
  }

  private List<Prediction> ask(String name, DetectOptions options) throws Exception {
    try (EmbeddedModel model = model(name)) {
      Inference answer = model.detect(wide, options);
      assertThat(answer.image().width()).isEqualTo(128);
      return answer.predictions();
    }
  }

  private static void assertBox(Prediction object, double x, double y, double w, double h) {
    assertThat(List.of(object.x(), object.y(), object.width(), object.height()))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-3 ? 0 : 1)
        .containsExactly(x, y, w, h);
  }

  @Test
  void yolov8Pose_suppressesWithinAClassAndUndoesTheLetterbox() throws Exception {
    List<Prediction> found = ask("yolov8-pose", DetectOptions.DEFAULT);
    assertThat(found).extracting(Prediction::confidence).allMatch(c -> c >= 0.4);
    assertThat(found)
        .extracting(Prediction::name)
        .containsExactly("helmet", "glove", "glove", "helmet");
    assertBox(found.get(0), 40, 16, 40, 32);
    Keypoint top = found.get(0).keypoints().get(0);
    assertThat(top.name()).isEqualTo("top");
    assertThat(top.x()).isCloseTo(24, PX);
    assertThat(top.y()).isCloseTo(4, PX);
  }

  @Test
  void yolov8Pose_cutsThePaddingOfClassesWithFewerKeypoints() throws Exception {
    List<Prediction> found = ask("yolov8-pose", DetectOptions.DEFAULT);
    assertThat(found.get(1).keypoints())
        .extracting(Keypoint::name)
        .containsExactly("thumb", "wrist");
  }

  @Test
  void keypointConfidence_leavesSlotsOutAndKeepsTheNumbersOfTheOthers() throws Exception {
    DetectOptions strict = new DetectOptions(0.4, 0.3, List.of(), 0.75, 300, 0, false);
    List<Prediction> found = ask("yolov8-pose", strict);
    assertThat(found.get(0).keypoints()).extracting(Keypoint::classId).containsExactly(0, 1);
    assertThat(found.get(2).keypoints()).extracting(Keypoint::classId).containsExactly(0);
  }

  @Test
  void overlapClassesAndMaximum_areApplied() throws Exception {
    DetectOptions gloves = new DetectOptions(0.4, 0.3, List.of("glove"), 0, 1, 0, false);
    assertThat(ask("yolov8-pose", gloves)).extracting(Prediction::name).containsExactly("glove");
    DetectOptions tolerant = new DetectOptions(0.4, 0.9, List.of(), 0, 300, 0, false);
    assertThat(ask("yolov8-pose", tolerant)).hasSize(5);
    DetectOptions strict = new DetectOptions(0.4, 0.2, List.of(), 0, 300, 0, false);
    assertThat(ask("yolov8-pose", strict)).hasSize(3);
  }

  @Test
  void yolo26Pose_isStretchedAndNotSuppressedAgain() throws Exception {
    List<Prediction> found = ask("yolo26-pose", DetectOptions.DEFAULT);
    assertThat(found).extracting(Prediction::name).containsExactly("plug", "socket");
    assertBox(found.get(0), 32, 32, 32, 32);
    Keypoint tip = found.get(0).keypoints().get(0);
    assertThat(tip.x()).isCloseTo(24, PX);
    assertThat(tip.y()).isCloseTo(20, PX);
    assertThat(found.get(1).keypoints()).extracting(Keypoint::name).containsExactly("hole");
  }

  @Test
  void rfDetr_weighsTheScoreByTheSpreadOfItsKeypoints() throws Exception {
    List<Prediction> found = ask("rfdetr-keypoints", DetectOptions.DEFAULT);
    assertThat(found).extracting(Prediction::name).containsExactly("tripod", "tripod", "rod");
    assertThat(found.get(0).confidence()).isCloseTo(0.5938, within(1e-4));
    assertThat(found.get(1).confidence()).isCloseTo(0.4683, within(1e-4));
    assertThat(found.get(2).confidence()).isCloseTo(0.4223, within(1e-4));
    assertBox(found.get(1), 32, 32, 32, 32);
    assertThat(found.get(1).keypoints().get(0).confidence()).isCloseTo(0.8808, within(1e-4));
    assertThat(found.get(2).keypoints()).extracting(Keypoint::name).containsExactly("start", "end");
    assertThat(found.get(2).keypoints().get(0).x()).isCloseTo(0.6875 * 128, PX);
  }

  @Test
  void rfDetr_tellsHowFarItsPointsMayBeOff() throws Exception {
    List<Prediction> found = ask("rfdetr-keypoints", DetectOptions.DEFAULT);
    // a trace of 1/32 and of 1, in both directions alike, in a picture twice as wide as high
    assertThat(found.get(0).keypoints())
        .extracting(Keypoint::spread)
        .allSatisfy(spread -> assertSpread(spread, 128.0 * 128 / 64, 64.0 * 64 / 64));
    assertThat(found.get(1).keypoints())
        .extracting(Keypoint::spread)
        .allSatisfy(spread -> assertSpread(spread, 128.0 * 128 / 2, 64.0 * 64 / 2));
    assertThat(ask("yolo26-pose", DetectOptions.DEFAULT))
        .flatExtracting(Prediction::keypoints)
        .extracting(Keypoint::spread)
        .containsOnlyNulls();
  }

  private static void assertSpread(Spread spread, double xx, double yy) {
    assertThat(spread.xx()).isCloseTo(xx, PX);
    assertThat(spread.xy()).isCloseTo(0, PX);
    assertThat(spread.yy()).isCloseTo(yy, PX);
  }

  @Test
  void repeats_areGivenInPixelsOfThePhotoItself() throws Exception {
    try (EmbeddedModel model = model("yolov8-pose")) {
      List<Inference> answers = model.repeat(wide, DetectOptions.DEFAULT);
      assertThat(answers).hasSize(16);
      // this network says the same whatever it is shown, so what moves is what it was shown
      double[] x = answers.stream().mapToDouble(LayoutsTest::top).toArray();
      assertThat(Arrays.stream(x)).allMatch(place -> Math.abs(place - 24) < 0.02 * 128 + 0.03 * 64);
      assertThat(Arrays.stream(x).distinct().count()).isGreaterThan(12);
      assertThat(Arrays.stream(x).average().orElseThrow()).isCloseTo(24, within(0.5));
    }
  }

  private static double top(Inference answer) {
    return answer.predictions().get(0).keypoints().get(0).x();
  }

  @Test
  void yoloDetection_hasObjectsWithoutKeypoints() throws Exception {
    List<Prediction> found = ask("yolo-detect", DetectOptions.DEFAULT);
    assertThat(found).extracting(Prediction::name).containsExactly("cup", "plate", "plate", "cup");
    assertThat(found).allMatch(object -> object.keypoints().isEmpty());
  }

  @Test
  void secondLook_replacesClassBoxConfidenceAndKeypoints() throws Exception {
    List<Prediction> found = ask("second-look", DetectOptions.DEFAULT);
    assertThat(found).extracting(Prediction::name).containsExactly("dial");
    assertThat(found.get(0).confidence()).isCloseTo(0.9, within(1e-6));
    assertBox(found.get(0), 66, 30, 30, 30);
    assertThat(found.get(0).keypoints()).extracting(Keypoint::name).containsExactly("needle");
    assertThat(found.get(0).keypoints().get(0).x()).isCloseTo(72, PX);
    assertThat(found.get(0).keypoints().get(0).y()).isCloseTo(20, PX);
  }

  @Test
  void confidenceAndClass_areAskedOfTheSecondLook() throws Exception {
    DetectOptions sure = new DetectOptions(0.95, 0.3, List.of(), 0, 300, 0, false);
    assertThat(ask("second-look", sure)).isEmpty();
    DetectOptions discs = new DetectOptions(0.4, 0.3, List.of("disc"), 0, 300, 0, false);
    assertThat(ask("second-look", discs)).isEmpty();
  }

  @Test
  void modelThatCannotBeOpened_stopsTheStartWithItsName(@TempDir Path folder) throws Exception {
    Path version = Files.createDirectories(folder.resolve("broken").resolve("7"));
    Files.writeString(version.resolve("weights.onnx"), "not a network");
    Files.writeString(version.resolve("class_names.txt"), "thing");
    assertFails(folder, "broken/7", "environment.json");
    Files.writeString(version.resolve("environment.json"), "{");
    assertFails(folder, "broken/7");
    Files.writeString(version.resolve("environment.json"), "{}");
    assertFails(folder, "broken/7");
  }

  private static void assertFails(Path folder, String... said) {
    try (Photos photos = new Photos(ImageLimits.DEFAULT)) {
      assertThatThrownBy(() -> new OnnxDetector(new OnnxDetector.Config(folder, 1), photos))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll(said);
    }
  }

  @Test
  void outputOfNoKnownLayout_isRefusedWithItsShapeAndTheKnownOnes() {
    assertThatThrownBy(() -> model("unknown-layout"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output0[1, 7]")
        .hasMessageContaining("YOLOv8/11 pose [N, 8, A]");
  }
}
