package keypoints.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two answers side by side.
 *
 * @param summary how far they agree, in words
 * @param warning that the photos are not the same; null when they are
 * @param first what is compared with
 * @param second what is compared
 * @param zoom how much larger than the window the pictures are: 1, 2 or 4
 * @param zooms what can be chosen
 * @param swapped the query with both sides changed over
 * @param numbers over all objects that both have
 * @param people whether one of them is an object keypoint similarity, which is known for people
 * @param groups the points of each object that both have
 * @param onlyFirst objects that only the first has, in words
 * @param onlySecond objects that only the second has, in words
 * @param length a known length, as the form shows it; null when nothing can be measured
 * @param statement what the known length means; empty without one
 * @param shown the query's other fields, which the form keeps
 */
public record ComparePage(
    String summary,
    @Nullable String warning,
    Half first,
    Half second,
    int zoom,
    List<Zoom> zooms,
    String swapped,
    List<RunPage.Fact> numbers,
    boolean people,
    List<Group> groups,
    List<String> onlyFirst,
    List<String> onlySecond,
    RunMeasurements.@Nullable LengthFields length,
    String statement,
    List<QueryField> shown)
    implements Page {

  /**
   * One side.
   *
   * @param id of the run
   * @param title which one it is
   * @param what whose answer it is: the model's, or as people put it right
   * @param frame style of a picture that is much higher than wide; else empty
   * @param moves lines from the first answer's points to this one's
   * @param description of what is drawn, in words
   */
  public record Half(
      String id,
      String title,
      String what,
      List<RunPage.Fact> facts,
      String source,
      int width,
      int height,
      String frame,
      Sketch overlay,
      List<Sketch.Line> moves,
      String description) {}

  /** How large the pictures can be shown, and the query for that. */
  public record Zoom(int times, String query) {}

  /**
   * An object that both have.
   *
   * @param letters in the first and in the second
   * @param facts about both, in words
   */
  public record Group(String letters, String name, String facts, List<Row> rows) {}

  /**
   * One of its points; what is missing is null.
   *
   * @param state name of its look
   * @param word the same in words
   */
  public record Row(
      String name,
      @Nullable String first,
      @Nullable String second,
      @Nullable String distance,
      String state,
      String word) {}

  @Override
  public String template() {
    return "compare";
  }

  /** Both sides, the first one first. */
  public List<Half> halves() {
    return List.of(first, second);
  }

  /** Whether there is any point to speak of. */
  public boolean hasPoints() {
    return groups.stream().anyMatch(group -> !group.rows().isEmpty());
  }
}
