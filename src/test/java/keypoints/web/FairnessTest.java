package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import keypoints.inference.Inference;
import keypoints.testing.FormBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two batches, one of a model that runs here and one of a model elsewhere, beside single photos.
 */
final class FairnessTest extends WebTest {
  private static final int SLOTS = 8;
  private static final int HALF = SLOTS / 2;
  private static final int PHOTOS = 12;
  private static final int SINGLE_WIDTH = 40;
  private static final int LONGEST_SECONDS = 20;

  private final ExecutorService visitors = Executors.newFixedThreadPool(HALF);
  private final AtomicInteger ofBatches = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch half = new CountDownLatch(HALF);
  private final CountDownLatch single = new CountDownLatch(HALF);
  private final CountDownLatch go = new CountDownLatch(1);

  @Override
  int slotCount() {
    return SLOTS;
  }

  @AfterEach
  void leave() {
    visitors.shutdownNow();
  }

  @Test
  void batches_takeHalfOfTheSlotsAndLeaveTheOthersToSinglePhotos() throws Exception {
    detector.answer = this::answer;
    List<String> batches = List.of(begun("dials/1"), begun("yards/7"));
    assertThat(half.await(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    List<Future<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < HALF; i++) {
      sent.add(visitors.submit(this::one));
    }
    assertThat(single.await(LONGEST_SECONDS, TimeUnit.SECONDS)).as("none waits").isTrue();
    assertThat(slots.taken()).isEqualTo(SLOTS);
    assertThat(one().statusCode()).as("one more than there are slots").isEqualTo(503);

    go.countDown();
    for (Future<HttpResponse<String>> answer : sent) {
      assertThat(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(303);
    }
    for (String batch : batches) {
      assertThat(finished(batch)).contains(PHOTOS + " of " + PHOTOS + " photos done");
    }
    assertThat(most).as("photos of batches at once").hasValue(HALF);
  }

  private HttpResponse<String> one() {
    return upload("one.jpg", jpeg(SINGLE_WIDTH, 30), Map.of());
  }

  private String begun(String model) {
    FormBody form = new FormBody().field("model", model);
    for (int i = 0; i < PHOTOS; i++) {
      form.file("photo", i + ".jpg", jpeg(200, 150));
    }
    HttpResponse<String> answer =
        send(request("/batches").header("Content-Type", FormBody.TYPE).POST(form.end()));
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The model is busy until all single photos are there. */
  private Inference answer(Inference answer) {
    if (answer.image().width() == SINGLE_WIDTH) {
      single.countDown();
      awaitGo();
      return answer;
    }
    most.accumulateAndGet(ofBatches.incrementAndGet(), Math::max);
    half.countDown();
    awaitGo();
    ofBatches.decrementAndGet();
    return answer;
  }

  private void awaitGo() {
    try {
      boolean unused = go.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String finished(String batch) throws InterruptedException {
    String page = html(batch);
    for (int i = 0; i < LONGEST_SECONDS * 10 && !page.contains("Nothing is left to do"); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      page = html(batch);
    }
    return page;
  }
}
