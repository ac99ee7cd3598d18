package keypoints.web;

import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.FoundObject;
import keypoints.inference.Prediction;
import keypoints.run.Run;

/**
 * One of two answers that are compared.
 *
 * @param run with the answer that is meant
 * @param corrected whether that is the one that people put right, not the model's own
 */
record Side(Run run, boolean corrected) {
  private static final String CORRECTED = ":corrected";

  /** From here on a point is more likely right than wrong. */
  private static final double SURE = 0.5;

  /**
   * Reads the name of an answer: a run's id for its model's own, {@code id:corrected} for what
   * people made of it.
   *
   * @throws Failure RUN_UNKNOWN
   */
  static Side read(String name, Site site) {
    Run run = find(name, site);
    boolean corrected = name.endsWith(CORRECTED);
    return new Side(corrected ? run : run.original(), corrected);
  }

  /** The run of such a name, as its page shows it. */
  static Run find(String name, Site site) {
    boolean corrected = name.endsWith(CORRECTED);
    String id = corrected ? name.substring(0, name.length() - CORRECTED.length()) : name;
    return site.runs().find(id).orElseThrow(() -> new Failure(Reason.RUN_UNKNOWN, null));
  }

  /** A run as its page shows it. */
  static Side shown(Run run) {
    return new Side(run, !run.inference().predictions().stream().allMatch(Side::untouched));
  }

  private static boolean untouched(Prediction object) {
    return object.correctedSlots().isEmpty();
  }

  /** The name by which {@link #read} finds it again. */
  String name() {
    return corrected ? run.id() + CORRECTED : run.id();
  }

  List<FoundObject> objects(Site site) {
    return FoundObject.all(run.inference(), site.classes(run), SURE);
  }
}
