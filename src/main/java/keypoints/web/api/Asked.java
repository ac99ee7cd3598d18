package keypoints.web.api;

import keypoints.annotate.Style;
import keypoints.inference.DetectOptions;

/**
 * What a call asks for beside the photo.
 *
 * @param acrossClasses whether overlapping boxes of different classes count as one object too
 * @param skeleton whether skeletons and keypoint names are drawn as well
 */
record Asked(DetectOptions options, boolean acrossClasses, boolean skeleton, Format format) {
  /** Below it every cell of a network's output would be an object. */
  private static final double LOWEST_CONFIDENCE = 0.01;

  enum Format {
    JSON,
    IMAGE,
    IMAGE_AND_JSON;

    /** Any other word behaves as json, as in the original. */
    static Format of(String word) {
      return switch (word) {
        case "image" -> IMAGE;
        case "image_and_json" -> IMAGE_AND_JSON;
        default -> JSON;
      };
    }
  }

  static double atLeastTheLowest(double confidence) {
    return Math.max(LOWEST_CONFIDENCE, confidence);
  }

  Style style() {
    return new Style(options.stroke(), options.labels(), skeleton);
  }
}
