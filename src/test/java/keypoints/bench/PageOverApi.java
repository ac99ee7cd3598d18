package keypoints.bench;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import keypoints.testing.OpenLoop;
import keypoints.testing.SlowUpstream;

/**
 * What the page adds to a hosted model's own time: form, 303 and page against a direct call of the
 * same server of models with the same photo.
 */
final class PageOverApi {
  private static final Duration UPSTREAM = Duration.ofMillis(200);
  private static final Target TARGET = Target.atMost(1.10, 1.25);
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;
  private static final int PAIRS = 120;
  private static final int AT_ONCE = 50;
  private static final int WARM_UP_ROUNDS = 6;
  private static final int ROUNDS = 8;

  private final HttpRequest page;
  private final HttpRequest direct;
  private final Vitals vitals;
  private final List<Row> rows = new ArrayList<>();

  private PageOverApi(HttpRequest page, HttpRequest direct, Vitals vitals) {
    this.page = page;
    this.direct = direct;
    this.vitals = vitals;
  }

  static List<Row> measure() throws Exception {
    byte[] photo = Photographs.jpeg(WIDTH, HEIGHT);
    try (SlowUpstream upstream = new SlowUpstream(Duration.ZERO);
        Server server = new Server(Jdk.own(), List.of(), settings(upstream));
        Vitals vitals = server.vitals()) {
      upstream.says(Answers.of(WIDTH, HEIGHT, 1, 4));
      PageOverApi section =
          new PageOverApi(
              Web.upload(server.at("runs"), "clocks/1", photo),
              Web.call(upstream.url().resolve("/clocks/1?format=image_and_json"), photo),
              vitals);
      section.rounds(WARM_UP_ROUNDS);
      upstream.takes(UPSTREAM);
      section.many();
      section.one();
      return section.rows;
    }
  }

  private static Map<String, String> settings(SlowUpstream upstream) {
    return Map.of(
        "KEYPOINTS_ROBOFLOW_URL", upstream.url().toString(),
        "KEYPOINTS_SLOTS", String.valueOf(AT_ONCE),
        "KEYPOINTS_ROBOFLOW_CALLS", String.valueOf(AT_ONCE));
  }

  private void many() throws Exception {
    Usage usage = new Usage(vitals);
    add(AT_ONCE + " at once", rounds(ROUNDS), usage, AT_ONCE * ROUNDS);
  }

  private void one() throws Exception {
    Usage usage = new Usage(vitals);
    Pairs pairs = Pairs.of(0, PAIRS, () -> Web.ask(page), () -> Web.ask(direct));
    add("one at a time", pairs, usage, PAIRS);
  }

  private void add(String how, Pairs pairs, Usage usage, int pages) throws Exception {
    rows.add(new Row("page over API, " + how, "times", pairs.ratio()).to(TARGET));
    rows.add(new Row("page, " + how, "ms", Figures.of(pairs.first())));
    rows.add(new Row("the API alone, " + how, "ms", Figures.of(pairs.second())));
    rows.add(new Row("processor time, " + how, "ms", usage.cpuMillis(pages)));
    rows.add(new Row("allocated, " + how, "MB", usage.megabytes(pages)));
  }

  /** Pages that are all due at the same instant, then as many calls, and so on. */
  private Pairs rounds(int rounds) {
    List<Double> pages = new ArrayList<>();
    List<Double> calls = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      pages.addAll(burst(page));
      calls.addAll(burst(direct));
    }
    return new Pairs(array(pages), array(calls));
  }

  private static List<Double> burst(HttpRequest request) {
    return new OpenLoop("burst", Web.CLIENT)
        .send(request, AT_ONCE, Integer.MAX_VALUE).answers().stream()
            .map(PageOverApi::millis)
            .toList();
  }

  private static double millis(OpenLoop.Answer answer) {
    if (!answer.outcome().equals("200")) {
      throw new IllegalStateException(answer.outcome());
    }
    return answer.millis();
  }

  private static double[] array(List<Double> values) {
    return values.stream().flatMapToDouble(DoubleStream::of).toArray();
  }
}
