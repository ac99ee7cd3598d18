package keypoints;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import keypoints.testing.FakeRoboflow;
import keypoints.testing.FormBody;
import keypoints.testing.PhonePhoto;
import keypoints.testing.Visitor;

/**
 * Prints how long a photo takes through the whole application: from the form's first byte to the
 * last byte of the result page. One visitor, loopback, in this process.
 */
final class PathBench {
  private static final int WARM_UPS = 10;
  private static final int SAMPLES = 30;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final PrintStream OUT = System.out;

  private PathBench() {}

  public static void main(String[] args) throws Exception {
    OUT.printf(
        "JDK %s, %d processors, %d warm-ups, %d samples%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), WARM_UPS, SAMPLES);
    OUT.printf("%-44s %8s %8s %8s%n", "ms", "min", "median", "max");
    try (FakeRoboflow roboflow = new FakeRoboflow()) {
      Map<String, String> settings =
          Map.of("KEYPOINTS_ROBOFLOW_URL", roboflow.url().toString(), "KEYPOINTS_SLOTS", "8");
      RunningApp app = new RunningApp(Files.createTempDirectory("bench"), settings);
      measure(new Visitor(app.home()), roboflow);
      app.close();
    }
  }

  private static void measure(Visitor visitor, FakeRoboflow roboflow) throws Exception {
    byte[] large = PhonePhoto.ofClock(4000, 3000);
    byte[] middle = PhonePhoto.ofClock(2000, 1500);
    print("embedded, 12 megapixels, " + size(large), () -> page(visitor, "dials/1", large));
    print("embedded, 3 megapixels, " + size(middle), () -> page(visitor, "dials/1", middle));
    for (byte[] photo : List.of(middle, large)) {
      answerAtOnce(roboflow, photo == large ? 4000 : 2000);
      print("upstream alone, " + size(photo), () -> direct(roboflow.url(), photo));
      print("hosted, page over it, " + size(photo), () -> page(visitor, "clocks/1", photo));
    }
  }

  private static String size(byte[] file) {
    return String.format(Locale.ROOT, "%.1f MB", file.length / 1e6);
  }

  private static void page(Visitor visitor, String model, byte[] photo)
      throws IOException, InterruptedException {
    HttpResponse<String> page =
        visitor.follow(
            visitor.upload(new FormBody().field("model", model).file("photo", "a.jpg", photo)));
    if (page.statusCode() != 200 || !page.body().contains("minute_tip")) {
      throw new IllegalStateException("no result page: " + page.statusCode());
    }
  }

  /** The same words every time: what the fake server computes would be counted as ours. */
  private static void answerAtOnce(FakeRoboflow roboflow, int width) {
    String answer =
        """
        {"time": 0.05, "image": {"width": %d, "height": %d}, "predictions": [{"x": 900, "y": 700,
        "width": 400, "height": 400, "confidence": 0.9, "class": "clock", "keypoints": [
        {"x": 900, "y": 700, "confidence": 0.9, "class_id": 0, "class_name": "minute_tip"}]}]}
        """
            .formatted(width, width * 3 / 4);
    var unused = roboflow.says(200, "application/json", answer);
  }

  /** What the application does for a hosted model at the least: one call with the same photo. */
  private static void direct(URI upstream, byte[] photo) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(upstream.resolve("/clocks/1?format=image_and_json"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofByteArray(Base64.getEncoder().encode(photo)))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no answer: " + answer.statusCode());
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private static void print(String name, Step step) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UPS; i++) {
      step.run();
    }
    double[] times = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      long start = System.nanoTime();
      step.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    OUT.printf("%-44s %8.1f %8.1f %8.1f%n", name, times[0], times[SAMPLES / 2], times[SAMPLES - 1]);
  }
}
