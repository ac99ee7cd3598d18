package keypoints.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds a free corner beside each point for its name: outwards from the object if there is room,
 * else wherever it covers neither another name nor the edge of what is seen.
 */
final class LabelPlaces {
  /** The picture's usual width on a desk's screen, which type has its size by, CSS px. */
  private static final double SCREEN = 640;

  /** From here on names are not shown, and looking for room would take longer than drawing. */
  private static final int MANY = 200;

  private static final double LETTER = 7;
  private static final double LINE = 15;
  private static final double GAP = 8;

  private final Window window;
  private final double scale;
  private final List<Area> taken = new ArrayList<>();

  /**
   * @param window the part of the photo that is seen
   */
  LabelPlaces(Window window) {
    this.window = window;
    this.scale = SCREEN / window.width();
  }

  /** On which side of its point a name stands. */
  record Side(boolean left, boolean below) {
    Side mirrored() {
      return new Side(!left, below);
    }

    Side flipped() {
      return new Side(left, !below);
    }
  }

  private record Area(double left, double top, double right, double bottom) {
    boolean meets(Area other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /**
   * Takes a place.
   *
   * @param x of the point, px of the photo
   * @param y of the point, px of the photo
   * @param letters how long the name is
   * @param outwards the side to try first
   */
  Side take(double x, double y, int letters, Side outwards) {
    List<Side> sides =
        List.of(outwards, outwards.flipped(), outwards.mirrored(), outwards.mirrored().flipped());
    if (taken.size() >= MANY || !window.holds(x, y)) {
      return outwards;
    }
    Side side =
        sides.stream()
            .filter(candidate -> free(area(x, y, letters, candidate)))
            .findFirst()
            .orElse(outwards);
    taken.add(area(x, y, letters, side));
    return side;
  }

  private Area area(double x, double y, int letters, Side side) {
    double width = letters * LETTER;
    double left = (x - window.left()) * scale + (side.left() ? -GAP - width : GAP);
    double top = (y - window.top()) * scale + (side.below() ? GAP / 2 : -GAP / 2 - LINE);
    return new Area(left, top, left + width, top + LINE);
  }

  private boolean free(Area area) {
    boolean inside =
        area.left >= 0
            && area.right <= window.width() * scale
            && area.top >= 0
            && area.bottom <= window.height() * scale;
    return inside && taken.stream().noneMatch(area::meets);
  }
}
