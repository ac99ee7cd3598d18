package keypoints.bench;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what was measured
 * @param unit of its figures
 * @param figures null when it could not be measured here, for which the note gives the reason
 * @param target null when none is set
 * @param note what is to be known to read it; empty when nothing is
 */
public record Row(
    String what, String unit, @Nullable Figures figures, @Nullable Target target, String note) {

  Row(String what, String unit, Figures figures) {
    this(what, unit, figures, null, "");
  }

  static Row notHere(String what, String unit, String reason) {
    return new Row(what, unit, null, null, "not here: " + reason);
  }

  Row to(Target bound) {
    return new Row(what, unit, figures, bound, note);
  }

  Row noting(String text) {
    return new Row(what, unit, figures, target, text);
  }
}
