package keypoints.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Greedy non-maximum suppression, class by class, by true intersection over union. */
final class Suppression {
  private Suppression() {}

  static List<Candidate> bestFirst(List<Candidate> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble((Candidate c) -> c.score()).reversed())
        .toList();
  }

  /** Of two boxes of one class that overlap by more than this, only the better stays. */
  static List<Candidate> keep(List<Candidate> candidates, double overlap) {
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : bestFirst(candidates)) {
      if (kept.stream().noneMatch(better -> suppresses(better, candidate, overlap))) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static boolean suppresses(Candidate better, Candidate candidate, double overlap) {
    return better.classId() == candidate.classId() && better.overlap(candidate) > overlap;
  }
}
