package keypoints.roboflow;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import keypoints.failure.Failure;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.PhotoFormat;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.ModelId;
import keypoints.testing.FakeRoboflow;

/** How the tests of this package ask: one model, one photo of 320 x 240 px. */
final class Asking {
  static final ModelId CLOCKS = new ModelId("clocks", "1");
  static final ApiKey KEY = new ApiKey("rf_CANARY+9d2/=%key");
  static final Photo PHOTO = photo(30_001, 320, 240);

  static final Photos PHOTOS = new Photos(ImageLimits.DEFAULT);

  /** Long enough for a busy machine. */
  static final Duration LONG = Duration.ofSeconds(20);

  static final Duration SHORT = Duration.ofMillis(400);

  private Asking() {}

  static Photo photo(int bytes, int width, int height) {
    byte[] noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    return new Photo(noise, PhotoFormat.JPEG, width, height);
  }

  static RoboflowDetector.Config config(URI url) {
    return config(url, false, LONG);
  }

  static RoboflowDetector.Config withKeyInHeader(URI url) {
    return config(url, true, LONG);
  }

  /** For servers that never come to an end. */
  static RoboflowDetector.Config impatient(URI url) {
    return config(url, false, SHORT);
  }

  static RoboflowDetector.Config config(URI url, boolean keyInHeader, Duration patience) {
    return new RoboflowDetector.Config(
        url, KEY, keyInHeader, List.of(CLOCKS), patience, patience, 1_000_000, 24, true);
  }

  static Inference ask(FakeRoboflow server, DetectOptions options) {
    return ask(server, PHOTO, options);
  }

  static Inference ask(FakeRoboflow server, Photo photo, DetectOptions options) {
    try (RoboflowDetector detector = new RoboflowDetector(config(server.url()), Asking.PHOTOS)) {
      return detector.detect(CLOCKS, photo, options);
    }
  }

  static Failure refusal(RoboflowDetector.Config config) {
    try (RoboflowDetector detector = new RoboflowDetector(config, Asking.PHOTOS)) {
      return catchThrowableOfType(
          Failure.class, () -> detector.detect(CLOCKS, PHOTO, DetectOptions.DEFAULT));
    }
  }
}
