package keypoints.measure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a recipe for one object.
 *
 * @param value in the unit of the recipe's {@link Kind}; null when it cannot be told
 * @param confidence the least of its points' confidences, 0-1; null without a value
 * @param handsApart how far a clock's hour hand is from where the minute hand wants it, degrees
 *     0-15; null for other kinds and without a value
 * @param doubts why it is missing or not to be relied on; empty for a value that is
 */
public record Measurement(
    Recipe recipe,
    @Nullable Double value,
    @Nullable Double confidence,
    @Nullable Double handsApart,
    List<Doubt> doubts) {
  private static final int PERCENT = 100;

  public Measurement {
    doubts = List.copyOf(doubts);
  }

  /** Of something that cannot be told. */
  static Measurement none(Recipe recipe, List<Doubt> doubts) {
    return new Measurement(recipe, null, null, null, doubts);
  }

  /** Whether there is a value and nothing speaks against it. */
  public boolean certain() {
    return value != null && doubts.isEmpty();
  }

  /**
   * Where a certain value lies within the recipe's limits; empty without limits, or when those are
   * in mm and no length is known for certain.
   */
  public Optional<Limits.Verdict> verdict(@Nullable Calibration calibration) {
    Limits limits = recipe.limits();
    if (limits == null || value == null || !certain()) {
      return Optional.empty();
    }
    if (!limits.inMillimetres()) {
      return Optional.of(limits.judge(shown(value)));
    }
    return Optional.ofNullable(calibration)
        .filter(Calibration::certain)
        .map(known -> limits.judge(known.measure(recipe.kind(), value)));
  }

  /** In the unit that limits are written in. */
  private double shown(double quantity) {
    if (recipe.kind() != Kind.DIAL) {
      return quantity;
    }
    DialScale scale = recipe.scale();
    return scale == null ? quantity * PERCENT : scale.at(quantity);
  }
}
