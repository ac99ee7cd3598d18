package keypoints.web;

import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * The form that puts the keypoints of one object right.
 *
 * @param letter of the object
 * @param name of its class
 * @param action where it is sent, with the query that shows the page again
 * @param done the query that shows the page without the form
 * @param rows one for each slot
 * @param undo whether a change can be taken back
 * @param problems what is wrong, in the order of the rows
 */
public record PointsForm(
    String letter,
    String name,
    String action,
    String done,
    List<Row> rows,
    boolean undo,
    List<Problem> problems) {

  /**
   * One keypoint.
   *
   * @param x as typed, else px as known; empty when it is missing
   * @param y the same
   * @param out whether it is said not to be seen
   * @param missing whether there is nothing in the picture to drag
   * @param corrected whether it is a person's
   * @param tone number of its colour
   */
  public record Row(
      int slot,
      String number,
      String name,
      String x,
      String y,
      boolean out,
      boolean missing,
      boolean corrected,
      int tone) {
    private static Row of(TypedPoints typed, FoundPoint point, Texts texts) {
      Keypoint known = point.keypoint();
      int slot = point.slot();
      return new Row(
          slot,
          point.number(),
          point.name(),
          typed.x(slot).orElse(known == null ? "" : texts.plain(TypedPoints.rounded(known.x()))),
          typed.y(slot).orElse(known == null ? "" : texts.plain(TypedPoints.rounded(known.y()))),
          typed.sent() ? typed.saysOut(slot) : known == null && point.corrected(),
          known == null,
          point.corrected(),
          slot % Overlay.TONES);
    }
  }

  /**
   * The form that was asked for.
   *
   * @param objects as the page shows them
   * @param done the query that shows the page without the form
   * @return null when none was asked for, or one whose object the page does not show
   */
  static @Nullable PointsForm of(
      Correcting.@Nullable Asked asked,
      Run run,
      List<FoundObject> objects,
      String done,
      Texts texts) {
    if (asked == null) {
      return null;
    }
    TypedPoints typed = asked.typed();
    return objects.stream()
        .filter(object -> object.prediction().equals(typed.object().prediction()))
        .findFirst()
        .map(
            object ->
                new PointsForm(
                    object.letter(),
                    object.prediction().name(),
                    "/runs/" + run.id() + "/points" + Correcting.link(done, typed.number()),
                    done,
                    object.points().stream().map(point -> Row.of(typed, point, texts)).toList(),
                    asked.undo(),
                    asked.problems()))
        .orElse(null);
  }

  /** What is wrong with this field; null when nothing is. */
  public @Nullable String problem(String field) {
    return problems.stream()
        .filter(problem -> problem.field().equals(field))
        .map(Problem::sentence)
        .findFirst()
        .orElse(null);
  }

  /** Whether there is anything that the model did not say. */
  public boolean corrected() {
    return rows.stream().anyMatch(Row::corrected);
  }
}
