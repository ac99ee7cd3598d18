package keypoints.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.Prediction;
import keypoints.measure.DialReading;
import keypoints.measure.DialScale;
import keypoints.measure.Kind;
import keypoints.measure.Measurement;
import keypoints.measure.Recipe;
import org.jspecify.annotations.Nullable;

/** A table of the objects of many photos with what was measured on them, row by row. */
public final class SheetFile implements AutoCloseable {
  private static final int DIGITS = 4;
  private static final int PERCENT = 100;

  private final CsvWriter csv;
  private final Table table;
  private final int measured;

  /**
   * Writes the names of the columns.
   *
   * @param text is closed with this
   * @param measured what is measured; its names carry their units
   */
  public SheetFile(Writer text, Table table, List<Recipe> measured) throws IOException {
    this.csv = Csv.writer(text, table);
    this.table = table;
    this.measured = measured.size();
    List<String> names = new ArrayList<>(List.of("number", "photo", "object", "class"));
    names.addAll(List.of("confidence", "box_left_px", "box_top_px", "box_width_px"));
    names.add("box_height_px");
    measured.forEach(recipe -> names.add(Rows.text(name(recipe))));
    names.add("flags");
    csv.writeRecord(names);
  }

  private static String name(Recipe recipe) {
    String side = recipe.side() == null ? "" : recipe.side() + " ";
    return side + recipe.name() + unit(recipe);
  }

  private static String unit(Recipe recipe) {
    return switch (recipe.kind()) {
      case DISTANCE -> "_px";
      case AREA -> "_px2";
      case ANGLE, TILT -> "_degrees";
      case DIAL -> recipe.scale() == null ? "_percent" : "";
      case RATIO, CLOCK -> "";
    };
  }

  /**
   * Writes a row.
   *
   * @param object null for a photo without any
   * @param measurements in the order of the columns; null where nothing was measured
   */
  public void row(
      int number,
      String photo,
      @Nullable FoundObject object,
      List<@Nullable Measurement> measurements,
      List<String> flags) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(number), Rows.text(photo)));
    cells.addAll(object == null ? List.of("", "", "", "", "", "", "") : cells(object));
    for (int i = 0; i < measured; i++) {
      cells.add(value(i < measurements.size() ? measurements.get(i) : null));
    }
    cells.add(Rows.text(String.join("; ", flags)));
    csv.writeRecord(cells);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  private List<String> cells(FoundObject object) {
    Prediction box = object.prediction();
    return List.of(
        object.letter(),
        Rows.text(box.name()),
        number(Digits.confidence(box.confidence())),
        number(Digits.px(box.left())),
        number(Digits.px(box.top())),
        number(Digits.px(box.width())),
        number(Digits.px(box.height())));
  }

  private String value(@Nullable Measurement measurement) {
    Double value = measurement == null ? null : measurement.value();
    if (measurement == null || value == null) {
      return "";
    }
    if (measurement.recipe().kind() == Kind.CLOCK) {
      return DialReading.time(value);
    }
    DialScale scale = measurement.recipe().scale();
    boolean dial = measurement.recipe().kind() == Kind.DIAL;
    double shown = !dial ? value : scale == null ? value * PERCENT : scale.at(value);
    return number(Digits.rounded(shown, DIGITS));
  }

  private String number(BigDecimal number) {
    String text = number.toPlainString();
    return table.decimalCommas() ? text.replace('.', ',') : text;
  }
}
