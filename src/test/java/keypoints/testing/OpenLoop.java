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
final class OpenLoop {
  private static final PrintStream OUT = System.out;
  private static final double NANOS_A_MILLI = 1e6;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String name;
  private final List<CompletableFuture<Answer>> answers = new ArrayList<>();

  /**
   * @param name what is printed before its figures
   */
  OpenLoop(String name) {
    this.name = name;
  }

  /** What came back: a status, or the name of what went wrong. */
  private record Answer(String outcome, double millis) {}

  /** Sends so many a second; returns when all are due, not when they are answered. */
  OpenLoop send(HttpRequest request, int count, int perSecond) {
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
        .thenApply(outcome -> new Answer(outcome, (System.nanoTime() - due) / NANOS_A_MILLI));
  }

  /** Waits for all answers and prints how many of each kind there were, and how long they took. */
  void print() {
    Map<String, List<Double>> times = new TreeMap<>();
    for (CompletableFuture<Answer> answer : answers) {
      Answer got = answer.join();
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
