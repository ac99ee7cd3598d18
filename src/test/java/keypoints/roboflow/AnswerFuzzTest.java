package keypoints.roboflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.testing.Pictures;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a server's answer, begun with those that Roboflow documents. */
final class AnswerFuzzTest {
  private static final Path DOCUMENTED = Path.of("src/test/resources/golden/roboflow");
  private static final DetectOptions ALL = new DetectOptions(0, 0.3, List.of(), 0, 300, 0, false);
  private static final int LONGEST_NAME = 80;
  private static final Photos PHOTOS = new Photos(ImageLimits.DEFAULT);
  private static final Photo PHOTO =
      PHOTOS.read(Pictures.file(Pictures.redCorner(320, 240), "jpg"));

  static Stream<Arguments> seeds() throws IOException {
    Stream<String> odd =
        Stream.of(
            object("\"x\":1e308,\"y\":-1e400,\"width\":1e12,\"height\":9,\"confidence\":0.5"),
            object("\"x\":318,\"y\":9,\"width\":20,\"height\":9,\"confidence\":1,\"class\":7"),
            object("\"keypoints\":[{\"x\":null,\"y\":1},{\"x\":1,\"y\":2,\"class_id\":-1}]"),
            "{\"predictions\":[7,[{}],null,{\"class\":\"a\"}],\"predictions\":[]}",
            "{\"visualization\":\"data:image/jpeg;base64,/9j/4AAQ\",\"predictions\":[]}",
            "[".repeat(70),
            "{\"time\":" + "9".repeat(1200) + "}");
    try (Stream<Path> files = Files.list(DOCUMENTED)) {
      List<byte[]> documented = files.sorted().map(AnswerFuzzTest::bytes).toList();
      return Stream.concat(documented.stream(), odd.map(json -> json.getBytes(UTF_8)))
          .map(answer -> arguments((Object) answer));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String object(String fields) {
    return "{\"image\":{\"width\":320,\"height\":240},\"predictions\":[{" + fields + "}]}";
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "25s")
  void anyBytes_areAnInferenceWithinItsBoundsOrAFailureOfTheServer(byte[] answer) {
    try {
      check(new Answer(PHOTO, ALL, PHOTOS, new Refusals(null)).read(answer, 1));
    } catch (Failure failure) {
      assertThat(failure.reason().name()).startsWith("UPSTREAM_");
    }
  }

  private static void check(Inference inference) {
    assertThat(inference.predictions()).hasSizeLessThanOrEqualTo(ALL.maxDetections());
    assertThat(inference.time()).isNotNegative().isFinite();
    inference.predictions().forEach(AnswerFuzzTest::check);
    assertThat(Reply.parse(InferenceJson.write(inference).getBytes(UTF_8))).as("JSON").isPresent();
  }

  private static void check(Prediction found) {
    assertThat(found.confidence()).isBetween(0.0, 1.0);
    assertThat(found.width()).isPositive();
    assertThat(found.height()).isPositive();
    assertThat(found.left()).isGreaterThan(-0.001);
    assertThat(found.top()).isGreaterThan(-0.001);
    assertThat(found.left() + found.width()).isLessThan(PHOTO.width() + 0.001);
    assertThat(found.top() + found.height()).isLessThan(PHOTO.height() + 0.001);
    checkText(found.name());
    checkText(found.detectionId());
    found.keypoints().forEach(AnswerFuzzTest::check);
  }

  private static void check(Keypoint point) {
    assertThat(point.confidence()).isBetween(0.0, 1.0);
    assertThat(point.x()).isFinite();
    assertThat(point.y()).isFinite();
    assertThat(point.classId()).isNotNegative();
    checkText(point.name());
  }

  private static void checkText(String text) {
    assertThat(text.codePointCount(0, text.length())).isBetween(1, LONGEST_NAME);
    assertThat(text.codePoints()).noneMatch(Character::isISOControl);
  }
}
