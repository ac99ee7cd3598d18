package keypoints.web;

import java.util.List;
import keypoints.inference.FoundPoint;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn over the photo. Places are per cent of the photo, not its pixels: lines, dots and
 * type then keep their size on the screen, from a telephone's to a 50-megapixel photo, and from the
 * whole of it to a part. Paths know px only; their strokes are told not to scale.
 *
 * @param shapes one for each object
 * @param layers that there is something to show of
 * @param style names of the classes that hide the others
 */
public record Overlay(List<Shape> shapes, List<Choice> layers, String style) {
  /** How many colours there are for points, in the order of the drawn picture. */
  static final int TONES = 7;

  /** A layer that can be shown. */
  public record Choice(String layer, boolean shown) {}

  /**
   * One object.
   *
   * @param letter as in the table
   * @param label its class
   * @param color {@code #RRGGBB}
   * @param box its outline, in px of the photo
   * @param x of its label, at the box's left top corner
   * @param y of its label
   * @param labelInside whether there is no room for the label above the box
   * @param query shows it from near
   * @param chosen whether it is shown from near
   * @param edges lines of the skeleton, in px of the photo; null without any
   * @param spreads ellipses where its points may be as well, in px of the photo; null when that is
   *     not known
   * @param dots its points one by one
   * @param spots points that are not shown one by one, in px of the photo; null without any
   * @param sure those of them that are sure
   * @param unsure those that are not, or are outside the photo
   */
  public record Shape(
      String letter,
      String label,
      String color,
      String box,
      String x,
      String y,
      boolean labelInside,
      String query,
      boolean chosen,
      @Nullable String edges,
      @Nullable String spreads,
      List<Dot> dots,
      @Nullable String spots,
      @Nullable String sure,
      @Nullable String unsure) {
    boolean has(String layer) {
      return switch (layer) {
        case Layers.BOXES -> true;
        case Layers.SKELETON -> edges != null;
        case Layers.UNCERTAINTY -> spreads != null;
        case Layers.NAMES -> !dots.isEmpty();
        default -> !dots.isEmpty() || spots != null;
      };
    }
  }

  /**
   * A keypoint.
   *
   * @param number as in the table
   * @param state {@code found}, {@code low}, {@code outside} or {@code corrected}
   * @param tone number of its colour
   * @param labelLeft whether its name stands on the left, away from the object's middle
   * @param labelBelow whether its name stands below
   */
  public record Dot(
      String number,
      String name,
      String x,
      String y,
      String state,
      int tone,
      boolean labelLeft,
      boolean labelBelow) {}

  /** The name of a point's look. */
  static String state(FoundPoint point) {
    if (!point.corrected()) {
      return point.state().word();
    }
    return switch (point.state()) {
      case FOUND, LOW -> "corrected";
      case OUTSIDE -> "outside";
      case MISSING -> "removed";
    };
  }

  /** As attributes want it. */
  static String percent(double value, double whole) {
    long thousandths = Math.round(100_000 * value / whole);
    return thousandths % 1000 == 0 ? thousandths / 1000 + "%" : thousandths / 1000.0 + "%";
  }
}
