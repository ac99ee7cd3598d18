package keypoints.roboflow;

import static keypoints.roboflow.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import keypoints.image.Photo;
import keypoints.image.PhotoFormat;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.testing.FakeRoboflow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoboflowAnswerTest {
  private static final DetectOptions ALL = new DetectOptions(0, 0.3, List.of(), 0, 300, 0, false);

  private final FakeRoboflow server = new FakeRoboflow();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void clock_comesBackWithKeypointsAndPicture() {
    Inference inference = ask(server.clocks(), DetectOptions.DEFAULT);

    assertThat(inference.image()).isEqualTo(new ImageSize(320, 240));
    assertThat(inference.time()).isEqualTo(0.05);
    assertThat(inference.inferenceId()).isEqualTo("5f0d8ac2-8d3b-4b0e-9d8a-1f5c1f5a7b10");
    Prediction clock = inference.predictions().get(0);
    assertThat(clock.name()).isEqualTo("clock");
    assertThat(clock.left()).isEqualTo(40);
    assertThat(clock.keypoints()).contains(new Keypoint(240, 90, 0.99, 2, "minute_tip"));
    byte[] picture = Base64.getDecoder().decode(inference.visualization());
    assertThat(picture).startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void fakeClock_isAsLargeAsThePhotoThatIsSent() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", png);
    Photo photo = new Photo(png.toByteArray(), PhotoFormat.PNG, 64, 48);

    Inference inference = ask(server.clocks(), photo, DetectOptions.DEFAULT);
    assertThat(inference.predictions().get(0).keypoints().get(0))
        .isEqualTo(new Keypoint(32, 24, 0.99, 0, "center"));
  }

  @Test
  void currentForm_isReadExactlyBestFirstWithKeypointsInSlotOrder() {
    Inference inference =
        ask(server.golden(200, "current-keypoints"), Asking.photo(9, 142, 327), ALL);

    assertThat(inference.visualization()).isNull();
    assertThat(inference.predictions())
        .containsExactly(
            new Prediction(
                60.5,
                100,
                24,
                12,
                0.81,
                "disc",
                1,
                "f2b1c3d4-0000-4000-8000-000000000003",
                List.of()),
            new Prediction(
                59.5,
                233.5,
                25,
                11,
                0.763361394405365,
                "vertebra",
                3,
                "f2b1c3d4-0000-4000-8000-000000000002",
                List.of(
                    new Keypoint(47, 240, 0.99989, 0, "start"),
                    new Keypoint(71, 228, 0.4, 4, "end"))));
  }

  @Test
  void documentedForm_isReadWithoutIdsAndTime() {
    Inference inference = ask(server.classNameOnly(), ALL);

    assertThat(inference.inferenceId()).isNotBlank();
    assertThat(inference.time()).isGreaterThan(0).isLessThan(10);
    assertThat(inference.predictions()).extracting(Prediction::classId).containsExactly(0, 1);
    assertThat(inference.predictions()).extracting(Prediction::detectionId).doesNotHaveDuplicates();
    assertThat(inference.predictions().get(0).keypoints())
        .containsExactly(
            new Keypoint(160, 120, 0.98, 0, "center"),
            new Keypoint(210, 100, 0.91, 2, "minute_tip"));
  }

  @Test
  void nothingFound_isAnAnswerWithoutPredictions() {
    assertThat(ask(server.nothing(), ALL).predictions()).isEmpty();
  }

  @Test
  void unknownFields_areIgnored() {
    Prediction clock = ask(server.golden(200, "unknown-fields"), ALL).predictions().get(0);
    assertThat(clock.keypoints()).containsExactly(new Keypoint(160, 120, 0.9, 0, "center"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"object-detection", "instance-segmentation"})
  void modelWithoutKeypoints_givesBoxesOnly(String form) {
    List<Prediction> found = ask(server.golden(200, form), ALL).predictions();
    assertThat(found).isNotEmpty().allSatisfy(box -> assertThat(box.keypoints()).isEmpty());
  }

  @Test
  void serverWithASmallerPicture_isScaledToOurPhoto() {
    Inference inference = ask(server.classNameOnly(), Asking.photo(9, 640, 481), ALL);

    assertThat(inference.image()).isEqualTo(new ImageSize(640, 481));
    Prediction clock = inference.predictions().get(0);
    assertThat(clock.x()).isEqualTo(320);
    assertThat(clock.height()).isEqualTo(180 * 481 / 240.0, within(1e-9));
    assertThat(clock.keypoints().get(1).x()).isEqualTo(420);
  }

  @Test
  void options_areAppliedWhereTheServerIgnoresThem() {
    DetectOptions picky = new DetectOptions(0.78, 0.3, List.of("vertebra"), 0.5, 300, 0, false);
    DetectOptions pickyAboutPoints =
        new DetectOptions(0.7, 0.3, List.of("vertebra"), 0.5, 1, 0, false);
    server.golden(200, "current-keypoints");

    assertThat(ask(server, Asking.photo(9, 142, 327), picky).predictions()).isEmpty();
    assertThat(ask(server, Asking.photo(9, 142, 327), pickyAboutPoints).predictions())
        .singleElement()
        .satisfies(
            vertebra ->
                assertThat(vertebra.keypoints())
                    .extracting(Keypoint::name)
                    .containsExactly("start"));
  }

  @Test
  void mostDetections_areTheBest() {
    DetectOptions one = new DetectOptions(0, 0.3, List.of(), 0, 1, 0, false);
    assertThat(ask(server.classNameOnly(), one).predictions())
        .extracting(Prediction::name)
        .containsExactly("clock");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":1e400,\"y\":1,\"width\":1,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":1e999999999,\"y\":1,\"width\":1,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":\"NaN\",\"y\":1,\"width\":1,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":1,\"y\":null,\"width\":1,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":1,\"y\":1,\"width\":-1,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":1,\"y\":1,\"width\":1e300,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":500,\"y\":1,\"width\":9,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":1,\"y\":1,\"width\":0,\"height\":1,\"confidence\":0.9,\"class\":\"a\"}",
        "{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"confidence\":2,\"class\":\"a\"}",
        "{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"class\":\"a\"}",
        "[1,[2,{}]]",
        "null",
        "{}"
      })
  void unusableObject_isLeftOutAndTheOthersStay(String unusable) {
    String usable = "{\"x\":9,\"y\":9,\"width\":2,\"height\":2,\"confidence\":0.5,\"class\":\"b\"}";
    server.says(200, "application/json", "{\"predictions\":[" + unusable + "," + usable + "]}");
    assertThat(ask(server, ALL).predictions()).extracting(Prediction::name).containsExactly("b");
  }

  @Test
  void unusableKeypoint_isLeftOutAndTheObjectStays() {
    server.says(
        200,
        "application/json",
        """
        {"predictions":[{"x":9,"y":9,"width":2,"height":2,"confidence":0.5,"class":7,"keypoints":
        [{"x":1e400,"y":1,"confidence":1,"class":"a"},{"x":1,"y":2},7,{"x":3,"y":4,"confidence":-1}]}]}
        """);
    Prediction found = ask(server, ALL).predictions().get(0);
    assertThat(found.name()).isEqualTo("unnamed");
    assertThat(found.keypoints()).containsExactly(new Keypoint(1, 2, 1, 1, "1"));
  }

  @Test
  void tooManyObjects_areCutToThreeThousand() {
    String object = "{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"confidence\":1}";
    String many = IntStream.range(0, 15_000).mapToObj(i -> object).collect(Collectors.joining(","));
    server.says(200, "application/json", "{\"predictions\":[" + many + "],\"time\":3}");
    DetectOptions all = new DetectOptions(0, 0.3, List.of(), 0, 10_000, 0, false);

    Inference inference = ask(server, all);
    assertThat(inference.predictions()).hasSize(3_000);
    assertThat(inference.time()).isEqualTo(3);
  }

  @Test
  void longNames_areCut() {
    server.says(
        200,
        "application/json",
        "{\"predictions\":[{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"confidence\":1,\"class\":\""
            + "n".repeat(10_000)
            + "\"}]}");
    assertThat(ask(server, ALL).predictions().get(0).name()).isEqualTo("n".repeat(80));
  }

  @Test
  void missingPicture_isNull() {
    assertThat(ask(server.withoutVisualization(), ALL).visualization()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PHN2Zz4=", "/9j/ not base64", ""})
  void pictureThatIsNoJpeg_isLeftOut(String base64) {
    assertThat(pictureOf("\"" + base64 + "\"")).isNull();
    assertThat(pictureOf("7")).isNull();
  }

  private @Nullable String pictureOf(String json) {
    server.says(200, "application/json", "{\"visualization\":" + json + ",\"predictions\":[]}");
    return ask(server, ALL).visualization();
  }
}
