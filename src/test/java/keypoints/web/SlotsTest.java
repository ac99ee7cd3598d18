package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import keypoints.annotate.Annotator;
import keypoints.web.api.Api;
import keypoints.web.api.ApiKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two slots, over pages and API, and a model that takes its time. */
final class SlotsTest extends WebTest {
  private final ExecutorService visitors = Executors.newFixedThreadPool(2);
  private final CountDownLatch asked = new CountDownLatch(2);
  private final CountDownLatch go = new CountDownLatch(1);

  @Override
  void more(ServletContext context) {
    Annotator annotator = new Annotator(site.photos());
    new Api(detector, site.photos(), annotator, slots, new ApiKeys(List.of()), Site::sentence)
        .register(context);
  }

  @AfterEach
  void leave() {
    visitors.shutdownNow();
  }

  private HttpResponse<String> call() {
    return send(request("/api/dials/1").POST(BodyPublishers.ofByteArray(jpeg(40, 30))));
  }

  private HttpResponse<String> form() {
    return upload("a.jpg", jpeg(40, 30), Map.of());
  }

  @Test
  void oneTooMany_isRefusedAtOnceAndLaterTaken() throws Exception {
    detector.answer =
        answer -> {
          asked.countDown();
          awaitGo();
          return answer;
        };
    Future<HttpResponse<String>> form = visitors.submit(this::form);
    Future<HttpResponse<String>> call = visitors.submit(this::call);
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

    for (HttpResponse<String> refused : List.of(form(), call())) {
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).contains("5");
      assertThat(refused.body()).contains("Other photos are being looked at right now");
    }
    assertThat(call().body()).startsWith("{\"message\":");

    go.countDown();
    assertThat(form.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(303);
    assertThat(call.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(call().statusCode()).isEqualTo(200);
  }

  private void awaitGo() {
    try {
      boolean unused = go.await(20, TimeUnit.SECONDS); // not for ever, should nobody be refused
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
