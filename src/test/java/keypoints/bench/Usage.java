package keypoints.bench;

import java.io.IOException;
import javax.management.JMException;

/** What a process uses from now on. */
final class Usage {
  private final Vitals vitals;
  private final double cpuMillis;
  private final double allocated;

  Usage(Vitals vitals) throws IOException, JMException {
    this.vitals = vitals;
    this.cpuMillis = vitals.cpuMillis();
    this.allocated = vitals.allocated();
  }

  /** For each of so many requests, of all threads. */
  Figures cpuMillis(int requests) throws IOException {
    return Figures.of((vitals.cpuMillis() - cpuMillis) / requests);
  }

  /** Taken from the heap for each of so many requests, MB. */
  Figures megabytes(int requests) throws IOException, JMException {
    return Figures.of((vitals.allocated() - allocated) / requests / 1e6);
  }
}
