package keypoints.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a run.
 *
 * @param counts of each class
 * @param objectHeads of the first table
 * @param objects its rows
 * @param pointHeads of the second table
 * @param points its rows, by object
 * @param withoutPoints how many objects have their points on a view of their own only
 */
public record RunTables(
    List<Count> counts,
    List<Head> objectHeads,
    List<ObjectRow> objects,
    List<Head> pointHeads,
    List<PointGroup> points,
    int withoutPoints) {

  /**
   * How many of a class there are.
   *
   * @param text how many are shown, of how many
   */
  public record Count(String name, String text) {}

  /**
   * The head of a column, or of two that stand in one.
   *
   * @param title before the links; null when they say it all
   * @param number whether the column holds numbers
   * @param direction {@code ascending}, {@code descending}, or null when it is not sorted by
   */
  public record Head(
      @Nullable String title, boolean number, @Nullable String direction, List<Link> links) {}

  /**
   * Sorts the table by a column.
   *
   * @param id of the link
   * @param sorted whether the table is sorted by it
   */
  public record Link(String id, String text, String query, boolean sorted) {}

  /**
   * An object in words and numbers for people.
   *
   * @param query shows it from near
   * @param chosen whether it is shown from near
   */
  public record ObjectRow(
      String letter,
      String name,
      String confidence,
      String centre,
      String size,
      String keypoints,
      String color,
      String query,
      boolean chosen) {}

  /**
   * The keypoints of one object.
   *
   * @param correct the query that shows the form to put them right
   */
  public record PointGroup(String letter, String name, String correct, List<PointRow> rows) {}

  /**
   * A keypoint for people; place and confidence are null when it is missing.
   *
   * @param spread how far it may be off, px; null when that is not known
   * @param state {@code found}, {@code low}, {@code outside} or {@code missing}; {@code corrected}
   *     or {@code removed} where a person put it right
   * @param tone number of its colour
   * @param note what the model itself said, where a person put it right; else null
   */
  public record PointRow(
      String number,
      String name,
      @Nullable String x,
      @Nullable String y,
      @Nullable String spread,
      @Nullable String confidence,
      String state,
      int tone,
      @Nullable String note) {}

  static boolean haveSpreads(List<PointGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.rows().stream())
        .anyMatch(row -> row.spread() != null);
  }

  /** Whether it is known of any point how far it may be off. */
  public boolean hasSpreads() {
    return haveSpreads(points);
  }

  /** Whether any object has points. */
  public boolean hasPoints() {
    return points.stream().anyMatch(group -> !group.rows().isEmpty());
  }
}
