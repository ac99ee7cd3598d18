package keypoints.export;

/**
 * How a CSV file is written.
 *
 * @param wide whether a row is an object with all its points, not a point
 * @param semicolons whether cells are parted by semicolons, not commas
 * @param decimalCommas whether numbers have a comma, not a point
 * @param mark whether the file begins with the mark by which Excel knows UTF-8
 */
public record Table(boolean wide, boolean semicolons, boolean decimalCommas, boolean mark) {}
