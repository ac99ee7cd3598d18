package keypoints.roboflow;

import static java.util.Map.entry;
import static keypoints.roboflow.Asking.CLOCKS;
import static keypoints.roboflow.Asking.KEY;
import static keypoints.roboflow.Asking.PHOTO;
import static keypoints.roboflow.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.testing.FakeRequest;
import keypoints.testing.FakeRoboflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoboflowRequestTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 12_287, 12_288, 12_289, 3_000_000})
  void photo_arrivesAsPlainBase64OfKnownLength(int bytes) {
    try (FakeRoboflow server = new FakeRoboflow().nothing()) {
      Photo photo = Asking.photo(bytes, 320, 240);
      ask(server, photo, DetectOptions.DEFAULT);

      FakeRequest request = server.lastRequest();
      String base64 = Base64.getEncoder().encodeToString(photo.bytes());
      assertThat(request.bodyText()).isEqualTo(base64);
      assertThat(request.header("Content-Length")).hasValue(String.valueOf(base64.length()));
      assertThat(request.header("Content-Type")).hasValue("application/x-www-form-urlencoded");
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/clocks/1");
    }
  }

  @Test
  void options_areSentByTheirDocumentedNames() {
    try (FakeRoboflow server = new FakeRoboflow().nothing()) {
      ask(server, new DetectOptions(0.29, 0.5, List.of("clock", "dial"), 0.3, 7, 5, true));

      assertThat(server.lastRequest().query())
          .containsOnly(
              entry("api_key", KEY.value()),
              entry("classes", "clock,dial"),
              entry("confidence", "29"),
              entry("overlap", "50"),
              entry("max_detections", "7"),
              entry("stroke", "5"),
              entry("labels", "true"),
              entry("format", "image_and_json"),
              entry("name", "photo.jpg"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{name}", "100%25 & more", "a+b=c?d#e", "Zeiger \u00fc\u20ac", "${x}%"})
  void className_arrivesWhateverItHolds(String name) {
    try (FakeRoboflow server = new FakeRoboflow().nothing()) {
      ask(server, new DetectOptions(0.4, 0.3, List.of(name, "x"), 0, 300, 0, false));
      assertThat(server.lastRequest().query()).containsEntry("classes", name + ",x");
    }
  }

  @Test
  void noClasses_sendsNoFilter() {
    try (FakeRoboflow server = new FakeRoboflow().nothing()) {
      ask(server, DetectOptions.DEFAULT);
      assertThat(server.lastRequest().query()).doesNotContainKey("classes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0.005,0.005",
    "0.01,0.01",
    "0.011,1.1",
    "0.02,2",
    "0.4,40",
    "0.29,29",
    "1,100"
  })
  void number_isAPercentageAboveOnePercentElseAFraction(double fraction, String sent) {
    assertThat(Question.percent(fraction)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({"320,240,2", "3000,4000,13", "600,900,3"})
  void strokeLeftToThePainter_growsWithThePhoto(int width, int height, String stroke) {
    try (FakeRoboflow server = new FakeRoboflow()) {
      server.says(200, "application/json", "{\"predictions\":[]}");
      ask(server, Asking.photo(10, width, height), DetectOptions.DEFAULT);
      assertThat(server.lastRequest().query()).containsEntry("stroke", stroke);
    }
  }

  @Test
  void keyInHeader_isNotInTheAddress() {
    try (FakeRoboflow server = new FakeRoboflow().nothing();
        RoboflowDetector detector =
            new RoboflowDetector(Asking.withKeyInHeader(server.url()), Asking.PHOTOS)) {
      detector.detect(CLOCKS, PHOTO, DetectOptions.DEFAULT);
      assertThat(server.lastRequest().query()).doesNotContainKey("api_key");
      assertThat(server.lastRequest().header("authorization")).hasValue("Bearer " + KEY.value());
    }
  }

  @Test
  void serverWithoutKeyBelowAPath_isAskedThere() {
    try (FakeRoboflow server = new FakeRoboflow().nothing();
        RoboflowDetector detector =
            new RoboflowDetector(
                RoboflowDetector.Config.of(server.url().resolve("/v0/a%20b/"), null, List.of()),
                Asking.PHOTOS)) {
      detector.detect(CLOCKS, PHOTO, DetectOptions.DEFAULT);
      assertThat(server.lastRequest().path()).isEqualTo("/v0/a%20b/clocks/1");
      assertThat(server.lastRequest().query()).doesNotContainKey("api_key");
      assertThat(server.lastRequest().header("Authorization")).isEmpty();
    }
  }

  @Test
  void photoAtAnAddress_isLeftToTheServerToFetch() {
    URI address = URI.create("https://example.org/a%20b.jpg?sig=a%2Bb&x=%7Bname%7D");
    try (FakeRoboflow server = new FakeRoboflow().clocks();
        RoboflowDetector detector =
            new RoboflowDetector(Asking.config(server.url()), Asking.PHOTOS)) {
      detector.detectAt(address.toString(), CLOCKS, PHOTO, DetectOptions.DEFAULT);

      FakeRequest request = server.lastRequest();
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.query()).containsEntry("image", address.toString());
      assertThat(request.query()).containsEntry("api_key", KEY.value());
      assertThat(request.body()).isEmpty();
    }
  }

  @Test
  void connection_isUsedAgain() {
    try (FakeRoboflow server = new FakeRoboflow().clocks();
        RoboflowDetector detector =
            new RoboflowDetector(Asking.config(server.url()), Asking.PHOTOS)) {
      for (int i = 0; i < 3; i++) {
        detector.detect(CLOCKS, PHOTO, DetectOptions.DEFAULT);
      }
      assertThat(server.requests())
          .extracting(FakeRequest::from)
          .containsOnly(server.requests().get(0).from());
    }
  }

  @Test
  void models_areTheConfiguredOnesAndAnyOtherCanBeTyped() {
    URI url = URI.create("https://serverless.roboflow.com/");
    ModelId typed = new ModelId("someones", "7");
    try (RoboflowDetector detector =
        new RoboflowDetector(
            RoboflowDetector.Config.of(url, KEY, List.of(CLOCKS)), Asking.PHOTOS)) {
      String host = "serverless.roboflow.com";
      assertThat(detector.models()).containsExactly(new Model(CLOCKS, host, List.of()));
      assertThat(detector.model(typed)).hasValue(new Model(typed, host, List.of()));
    }
  }

  @Test
  void placeOfAServerWithAPort_namesThePort() {
    URI url = URI.create("http://localhost:9001");
    try (RoboflowDetector detector =
        new RoboflowDetector(
            RoboflowDetector.Config.of(url, null, List.of(CLOCKS)), Asking.PHOTOS)) {
      assertThat(detector.models()).extracting(Model::place).containsExactly("localhost:9001");
    }
  }
}
