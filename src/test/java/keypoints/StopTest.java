package keypoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import keypoints.testing.ClockPhoto;
import keypoints.testing.FormBody;
import keypoints.testing.ServerProcess;
import keypoints.testing.SlowUpstream;
import keypoints.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that {@code mvn jetty:run} would be, told to end. */
final class StopTest {
  private static final int IN_FLIGHT = 5;

  @TempDir Path folder;

  @Test
  void toldToEnd_finishesWhatIsInFlightAndTakesNothingNew() throws Exception {
    try (SlowUpstream upstream = new SlowUpstream(Duration.ofSeconds(4));
        ServerProcess server = server(upstream)) {
      byte[] photo = ClockPhoto.jpeg();
      List<CompletableFuture<HttpResponse<Void>>> sent =
          Stream.generate(() -> send(server, photo)).limit(IN_FLIGHT).toList();
      awaitTaken(server);

      server.tellToStop();

      TimeUnit.SECONDS.sleep(1);
      assertThatThrownBy(() -> new Visitor(server.home()).get("health/ready"))
          .isInstanceOf(ConnectException.class);
      assertThat(sent).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(303));
      assertThat(server.ends(35)).isTrue();
    }
  }

  private ServerProcess server(SlowUpstream upstream) throws IOException {
    return new ServerProcess(
        folder.resolve("log"),
        List.of("-Xmx256m"),
        Map.of(
            "KEYPOINTS_DATA", folder.resolve("data").toString(),
            "KEYPOINTS_ROBOFLOW_URL", upstream.url().toString()));
  }

  private static CompletableFuture<HttpResponse<Void>> send(ServerProcess server, byte[] photo) {
    HttpRequest request =
        HttpRequest.newBuilder(server.home().resolve("runs"))
            .header("Content-Type", FormBody.TYPE)
            .POST(new FormBody().field("model", "a/1").file("photo", "a.jpg", photo).end())
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
  }

  private static void awaitTaken(ServerProcess server) throws IOException, InterruptedException {
    String wanted = "keypoints_slots_taken " + IN_FLIGHT;
    for (int i = 0; i < 300; i++) {
      if (new Visitor(server.home()).get("metrics").body().contains(wanted)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new AssertionError("the photos did not get in");
  }
}
