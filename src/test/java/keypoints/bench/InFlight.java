package keypoints.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import keypoints.testing.OpenLoop;
import keypoints.testing.SlowUpstream;

/**
 * How many uploads are held before the first is refused, when they come faster than they can be
 * worked on, and the memory of it.
 */
final class InFlight {
  private static final Duration UPSTREAM = Duration.ofSeconds(2);
  private static final Target TARGET = Target.atLeast(2_000);
  private static final int WIDTH = 1_170;
  private static final int HEIGHT = 878;
  private static final int WARM_UP = 400;
  private static final int WARM_UP_A_SECOND = 100;
  private static final int UPLOADS = 3_500;
  private static final int A_SECOND = 500;
  private static final int SAMPLE_MILLIS = 200;
  private static final double NANOS_A_MILLI = 1e6;

  private final Jdk jdk;
  private final HttpRequest upload;
  private final Vitals vitals;
  private final SlowUpstream upstream;

  private InFlight(Jdk jdk, HttpRequest upload, Vitals vitals, SlowUpstream upstream) {
    this.jdk = jdk;
    this.upload = upload;
    this.vitals = vitals;
    this.upstream = upstream;
  }

  static List<Row> measure() throws Exception {
    List<Row> rows = new ArrayList<>(on(Jdk.own()));
    Optional<Jdk> newest = Jdk.newest();
    if (newest.isPresent()) {
      rows.addAll(on(newest.get()));
    } else {
      rows.add(Row.notHere("uploads held, newest JDK", "", "no JDK newer than this"));
    }
    return rows;
  }

  private static List<Row> on(Jdk jdk) throws Exception {
    byte[] photo = Photographs.jpeg(WIDTH, HEIGHT);
    try (SlowUpstream upstream = new SlowUpstream(Duration.ZERO);
        Server server = new Server(jdk, List.of("-Xmx512m"), settings(upstream));
        Vitals vitals = server.vitals()) {
      HttpRequest upload = Web.upload(server.at("runs"), "a/1", photo);
      return new InFlight(jdk, upload, vitals, upstream).rows();
    }
  }

  private static Map<String, String> settings(SlowUpstream upstream) {
    return Map.of(
        "KEYPOINTS_ROBOFLOW_URL", upstream.url().toString(),
        "KEYPOINTS_SLOTS", "10000",
        "KEYPOINTS_ROBOFLOW_CALLS", "10000");
  }

  /** The memory at an instant, ms of {@link System#nanoTime}. */
  private record Sample(double time, double heap, double resident) {}

  private List<Row> rows() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var unused = new OpenLoop("warm-up", client).send(upload, WARM_UP, WARM_UP_A_SECOND).answers();
    upstream.takes(UPSTREAM);
    OpenLoop uploads = new OpenLoop("uploads", client).send(upload, UPLOADS, A_SECOND);
    List<Sample> samples = new ArrayList<>();
    while (!uploads.isDone()) {
      samples.add(sample());
      TimeUnit.MILLISECONDS.sleep(SAMPLE_MILLIS);
    }
    return rows(uploads.answers(), samples);
  }

  private Sample sample() throws Exception {
    return new Sample(System.nanoTime() / NANOS_A_MILLI, vitals.heap(), vitals.resident());
  }

  private List<Row> rows(List<OpenLoop.Answer> answers, List<Sample> samples) {
    Optional<OpenLoop.Answer> refusal =
        answers.stream()
            .filter(answer -> !isKept(answer))
            .min(Comparator.comparing(OpenLoop.Answer::done));
    double then = refusal.map(OpenLoop.Answer::done).orElseGet(() -> fullest(answers, samples));
    Sample memory =
        samples.stream().min(Comparator.comparing(s -> Math.abs(s.time() - then))).orElseThrow();
    String on = ", JDK " + jdk.feature();
    long answered = answers.stream().filter(InFlight::isKept).count();
    String end =
        refusal
            .map(first -> words(first) + "; %d of %d answered".formatted(answered, UPLOADS))
            .orElse("none of " + UPLOADS + " refused");
    Figures times = Figures.of(answers.stream().mapToDouble(OpenLoop.Answer::millis));
    return List.of(
        new Row("uploads in flight before a refusal" + on, "", Figures.of(open(answers, then)))
            .to(TARGET)
            .noting(end),
        new Row("of them waiting for the model at once" + on, "", Figures.of(upstream.most())),
        new Row("heap in use then" + on, "MB", Figures.of(memory.heap())),
        new Row("memory of the process then" + on, "MB", Figures.of(memory.resident())),
        new Row("answer to an upload" + on, "ms", times));
  }

  private static boolean isKept(OpenLoop.Answer answer) {
    return answer.outcome().equals("303");
  }

  private static String words(OpenLoop.Answer refusal) {
    boolean status = refusal.outcome().length() == 3;
    String seconds = Table.number(refusal.millis() / 1000);
    return "then " + (status ? refusal.outcome() : "one was cut off") + " after " + seconds + " s";
  }

  private static double fullest(List<OpenLoop.Answer> answers, List<Sample> samples) {
    return samples.stream()
        .map(Sample::time)
        .max(Comparator.comparing(time -> open(answers, time)))
        .orElseThrow();
  }

  /** Due by then and not answered yet. */
  private static double open(List<OpenLoop.Answer> answers, double then) {
    return answers.stream().filter(a -> a.due() <= then && a.done() > then).count();
  }
}
