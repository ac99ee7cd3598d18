package keypoints.testing;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Requests that leave at fixed times, however the earlier ones fare, and are measured from the time
 * they were due, so that a server that stalls cannot hide behind a client that waits for it.
 */
public final class OpenLoop {
  private static final PrintStream OUT = System.out;
  private static final double NANOS_A_MILLI = 1e6;

  private final HttpClient http;
  private final String name;
  private final List<CompletableFuture<Answer>> answers = new ArrayList<>();

  /**
   * Follows no redirect.
   *
   * @param name what is printed before its figures
   */
  OpenLoop(String name) {
    this(name, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  public OpenLoop(String name, HttpClient http) {
    this.name = name;
    this.http = http;
  }

  /**
   * What came back.
   *
   * @param outcome a status, or the name of what went wrong
   * @param due when the request was to leave, ms of {@link System#nanoTime}
   * @param millis from then to the end of the answer
   */
  public record Answer(String outcome, double due, double millis) {

    /** When it had been answered, ms of {@link System#nanoTime}. */
    public double done() {
      return due + millis;
    }
  }

  /** Plans so many a second and returns at once. */
  public OpenLoop send(HttpRequest request, int count, int perSecond) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
      Executor then =
          CompletableFuture.delayedExecutor(
              due - System.nanoTime(), TimeUnit.NANOSECONDS, Runnable::run);
      answers.add(
          CompletableFuture.runAsync(() -> {}, then).thenCompose(now -> send(request, due)));
    }
    return this;
  }

  private CompletableFuture<Answer> send(HttpRequest request, long due) {
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode)
        .thenApply(String::valueOf)
        .exceptionally(broken -> String.valueOf(broken.getCause()))
        .thenApply(outcome -> answer(outcome, due));
  }

  private static Answer answer(String outcome, long due) {
    double millis = (System.nanoTime() - due) / NANOS_A_MILLI;
    return new Answer(outcome, due / NANOS_A_MILLI, millis);
  }

  /** Whether all have been answered. */
  public boolean isDone() {
    return answers.stream().allMatch(CompletableFuture::isDone);
  }

  /** Waits for all answers; they are in the order in which the requests were due. */
  public List<Answer> answers() {
    return answers.stream().map(CompletableFuture::join).toList();
  }

  /** Waits for all answers and prints how many of each kind there were, and how long they took. */
  void print() {
    Map<String, List<Double>> times = new TreeMap<>();
    for (Answer got : answers()) {
      times.computeIfAbsent(got.outcome(), outcome -> new ArrayList<>()).add(got.millis());
    }
    times.forEach(
        (outcome, millis) -> {
          millis.sort(null);
          OUT.printf(
              "  %s: %d x %s, ms: median %.0f, 99 %% %.0f, most %.0f%n",
              name,
              millis.size(),
              outcome,
              millis.get(millis.size() / 2),
              millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
              millis.get(millis.size() - 1));
        });
  }
}
