package keypoints.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import keypoints.batch.Flag;
import keypoints.batch.Item;
import keypoints.inference.FoundObject;
import keypoints.measure.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * All photos of a batch in one table.
 *
 * @param columns of the measurements, in the order in which they were met
 * @param rows one an object, and one for each photo without any
 * @param flags each with the photos that have it
 * @param left rows that were left out, for there are too many
 */
record Sheet(List<String> columns, List<Row> rows, Map<Flag, Set<Integer>> flags, int left) {

  /**
   * One object, or a photo without any.
   *
   * @param object null when none was found
   * @param measured what was measured on it, by column
   * @param flags of the photo and the object
   */
  record Row(
      Item item,
      @Nullable FoundObject object,
      Map<String, Measurement> measured,
      List<Flag> flags) {

    /** The value of a measurement; null when it was not made or cannot be told. */
    @Nullable Double value(String column) {
      Measurement measurement = measured.get(column);
      return measurement == null ? null : measurement.value();
    }
  }

  /** Of these rows. */
  static Sheet of(List<Row> rows, int left) {
    Set<String> columns = new LinkedHashSet<>();
    Map<Flag, Set<Integer>> flags = new LinkedHashMap<>();
    for (Row row : rows) {
      columns.addAll(row.measured().keySet());
      for (Flag flag : row.flags()) {
        flags.computeIfAbsent(flag, other -> new LinkedHashSet<>()).add(row.item().number());
      }
    }
    return new Sheet(List.copyOf(columns), rows, flags, left);
  }
}
