package keypoints.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do the same again and again, each as soon as it has done it. */
final class Crowd {
  private Crowd() {}

  /** How often it was done a second, all together. */
  static double rate(int clients, double seconds, Pairs.Step step) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    Callable<Integer> client = () -> times(step, end);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(threads.submit(client));
    }
    int sum = 0;
    for (Future<Integer> one : all) {
      sum += one.get();
    }
    double taken = (System.nanoTime() - start) / 1e9;
    threads.shutdown();
    return sum / taken;
  }

  private static int times(Pairs.Step step, long end) throws Exception {
    int times = 0;
    while (System.nanoTime() < end) {
      step.run();
      times++;
    }
    return times;
  }
}
