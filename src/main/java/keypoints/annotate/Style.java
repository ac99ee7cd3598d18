package keypoints.annotate;

/**
 * What is drawn.
 *
 * @param stroke width of a box's lines, px of the photo; 0 chooses by the photo's size
 * @param labels whether class and confidence are written at each box
 * @param skeleton whether skeleton edges and keypoint names are drawn as well
 */
public record Style(int stroke, boolean labels, boolean skeleton) {
  /** Everything, at a width that suits the photo. */
  public static final Style FULL = new Style(0, true, true);

  private static final int LINES_ALONG_A_SIDE = 350;
  private static final int THINNEST = 2;

  /** The stroke for a photo of this size, px, at least 1. */
  int strokeFor(int width, int height) {
    return stroke > 0
        ? stroke
        : Math.max(THINNEST, Math.round((float) Math.max(width, height) / LINES_ALONG_A_SIDE));
  }
}
