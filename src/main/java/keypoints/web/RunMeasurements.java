package keypoints.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a run and the form with what more can be told for them.
 *
 * @param readings what certain dials say, in words; empty without any
 * @param groups measurements by object
 * @param pairs measurements of two sides by object
 * @param notShown objects left out, for there are too many
 * @param scales of gauges, as the form shows them
 * @param length a known length as the form shows it; null when nothing is measured in px
 * @param statement what the known length means; empty without one
 * @param ruler the known length over the photo
 * @param shown the query's other fields, which the form keeps
 * @param recipes where to change what is measured; null where nothing can be
 * @param spreads how far points and values may be off
 */
public record RunMeasurements(
    String readings,
    List<Group> groups,
    List<PairGroup> pairs,
    int notShown,
    List<ScaleFields> scales,
    @Nullable LengthFields length,
    String statement,
    Ruler ruler,
    List<QueryField> shown,
    @Nullable String recipes,
    Spreads spreads) {

  /** The measurements of one object. */
  public record Group(String letter, String name, List<Row> rows) {}

  /**
   * A measurement.
   *
   * @param value null when it cannot be told
   * @param spread how far the value may be off; null when that is not known
   * @param state name of its look
   * @param word the same in words
   * @param notes more about it
   */
  public record Row(
      String name,
      @Nullable String value,
      @Nullable String spread,
      String state,
      String word,
      List<String> notes) {}

  /**
   * How far points and values may be off.
   *
   * @param statement who says so, and what it means; empty when it is not known
   * @param offered whether it can be found out
   */
  public record Spreads(String statement, boolean offered) {
    /** Whether anything is known. */
    public boolean known() {
      return !statement.isEmpty();
    }
  }

  /** The measurements of one object that it has on both sides. */
  public record PairGroup(String letter, String name, List<Pair> rows) {}

  /**
   * One measurement on both sides.
   *
   * @param difference left less right; null when a side is missing
   */
  public record Pair(String name, Row left, Row right, @Nullable String difference) {
    /** Left, then right. */
    public List<Row> sides() {
      return List.of(left, right);
    }
  }

  /**
   * The fields of a gauge's scale.
   *
   * @param id makes ids of fields
   * @param of number of the object in the answer; null when there is one gauge only
   * @param letter of the gauge
   * @param problem what is wrong with them; null when nothing is
   */
  public record ScaleFields(
      String id,
      @Nullable String of,
      String letter,
      String name,
      String start,
      String end,
      String unit,
      @Nullable String problem) {}

  /** The fields of a known length. */
  public record LengthFields(
      List<Choices> choices, List<EndFields> ends, String millimetres, @Nullable String problem) {}

  /**
   * The fields of one end of a known length.
   *
   * @param which {@code from} or {@code to}
   * @param point chosen; empty for none
   * @param x of a place in the photo instead
   * @param y likewise
   */
  public record EndFields(String which, String point, String x, String y) {}

  /**
   * A line over the photo between both ends of a known length, in per cent of the photo.
   *
   * @param shown whether a length is known
   */
  public record Ruler(boolean shown, String x1, String y1, String x2, String y2) {
    static final Ruler NONE = new Ruler(false, "0", "0", "0", "0");
  }

  /** The points of one object to choose from. */
  public record Choices(String label, List<Choice> points) {}

  /** A point to choose. */
  public record Choice(String value, String label) {}

  /** Whether anything is measured. */
  public boolean any() {
    return !groups.isEmpty() || !pairs.isEmpty();
  }

  /** Whether there is anything to tell. */
  public boolean asks() {
    return !scales.isEmpty() || length != null;
  }

  /** A sentence on what was found, with what dials say. */
  String summary(String found) {
    return readings.isEmpty() ? found : found + readings;
  }
}
