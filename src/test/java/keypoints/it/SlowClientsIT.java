package keypoints.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import keypoints.testing.SlowClients;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The built WAR brings its own guard against slow clients to any Jetty; this one has 200 threads.
 */
@ExtendWith(ArquillianExtension.class)
final class SlowClientsIT {
  private static final int MANY = 300;

  @ArquillianResource private URI home;

  @Deployment(testable = false)
  static WebArchive war() {
    return BuiltWar.withFreshData();
  }

  @Test
  void moreSlowClientsThanThreads_leaveThePageAnswering() throws IOException, InterruptedException {
    try (SlowClients slow = new SlowClients(home).uploads(MANY).calls(MANY).headers(MANY)) {
      HttpRequest page = HttpRequest.newBuilder(home).timeout(Duration.ofSeconds(20)).build();
      assertThat(HttpClient.newHttpClient().send(page, BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      slow.trickle();
      assertThat(slow.left()).isEqualTo(3 * MANY);
    }
  }
}
