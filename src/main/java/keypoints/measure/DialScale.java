package keypoints.measure;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the ends of a gauge's scale.
 *
 * @param start value at its start; may be the larger one
 * @param end value at its end
 * @param unit such as {@code bar}; null for none
 */
@JsonbPropertyOrder({"start", "end", "unit"})
public record DialScale(double start, double end, @Nullable String unit) {

  /** The value at a part of the scale, 0 at its start, 1 at its end. */
  public double at(double fraction) {
    return start + fraction * (end - start);
  }

  /** How many units the whole scale has, above 0 unless both ends are the same. */
  public double range() {
    return Math.abs(end - start);
  }

  DialScale onOneLine() {
    return new DialScale(start, end, unit == null ? null : Recipe.line(unit));
  }
}
