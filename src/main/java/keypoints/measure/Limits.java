package keypoints.measure;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which values are good.
 *
 * @param ok good ones
 * @param check still to be looked at; null when all others are out
 * @param unit {@code mm} when a distance's limits are in mm, an area's in mm²; null for the unit
 *     that the value is told in
 */
@JsonbPropertyOrder({"ok", "check", "unit"})
public record Limits(Range ok, @Nullable Range check, @Nullable String unit) {
  public static final String MILLIMETRES = "mm";

  /**
   * Values from low to high, both included.
   *
   * @param low null for no lower end
   * @param high null for no upper end
   */
  @JsonbPropertyOrder({"low", "high"})
  public record Range(@Nullable Double low, @Nullable Double high) {
    boolean holds(double value) {
      return (low == null || value >= low) && (high == null || value <= high);
    }

    boolean empty() {
      return (low == null && high == null) || (low != null && high != null && low > high);
    }
  }

  /** Where a value lies. */
  public enum Verdict {
    OK,
    CHECK,
    OUT
  }

  /** Whether they need a known length. */
  public boolean inMillimetres() {
    return MILLIMETRES.equals(unit);
  }

  Verdict judge(double value) {
    if (ok.holds(value)) {
      return Verdict.OK;
    }
    return check != null && check.holds(value) ? Verdict.CHECK : Verdict.OUT;
  }
}
