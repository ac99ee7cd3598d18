package keypoints.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import keypoints.batch.Flag;
import keypoints.batch.Item;
import keypoints.inference.FoundObject;
import keypoints.measure.Measurement;

/** The sheet of a batch as its page shows it: sorted, filtered, a page at a time. */
final class SheetTable {
  private static final int PER_PAGE = 200;
  private static final String NUMBER = "number";
  private static final String CLASS = "class";
  private static final String CONFIDENCE = "confidence";
  private static final String FLAGS = "flags";

  /** Columns of measurements go by their place, for their names are in the page's language. */
  private static final String MEASURED = "m";

  private final Texts texts;
  private final MeasureTexts values;

  SheetTable(Texts texts) {
    this.texts = texts;
    this.values = new MeasureTexts(texts);
  }

  BatchPage.Table of(Sheet sheet, BatchView view) {
    List<Sheet.Row> shown = sheet.rows().stream().filter(row -> isShown(row, view.flag())).toList();
    List<Sheet.Row> sorted = view.order().sort(shown, comparators(sheet));
    int from = Math.min(sorted.size(), (view.page() - 1) * PER_PAGE);
    int to = Math.min(sorted.size(), from + PER_PAGE);
    return new BatchPage.Table(
        heads(sheet, view),
        sorted.subList(from, to).stream().map(row -> row(row, sheet.columns())).toList(),
        shown.size(),
        sheet.left(),
        view.page() > 1 ? view.withPage(view.page() - 1).query() : null,
        to < sorted.size() ? view.withPage(view.page() + 1).query() : null);
  }

  private static boolean isShown(Sheet.Row row, String flag) {
    return flag.isEmpty() || row.flags().stream().map(Flag::key).anyMatch(flag::equals);
  }

  private static Map<String, Comparator<Sheet.Row>> comparators(Sheet sheet) {
    Map<String, Comparator<Sheet.Row>> all = new HashMap<>();
    all.put(NUMBER, comparingInt(row -> row.item().number()));
    all.put(CLASS, comparing(SheetTable::name));
    all.put(CONFIDENCE, comparingDouble(SheetTable::confidence));
    all.put(FLAGS, comparingInt(row -> row.flags().size()));
    for (int i = 0; i < sheet.columns().size(); i++) {
      String column = sheet.columns().get(i);
      all.put(
          MEASURED + i,
          comparing((Sheet.Row row) -> row.value(column), nullsLast(Comparator.naturalOrder())));
    }
    return all;
  }

  private static String name(Sheet.Row row) {
    FoundObject object = row.object();
    return object == null ? "" : object.prediction().name();
  }

  private static double confidence(Sheet.Row row) {
    FoundObject object = row.object();
    return object == null ? 0 : object.prediction().confidence();
  }

  private List<RunTables.Head> heads(Sheet sheet, BatchView view) {
    List<RunTables.Head> heads = new ArrayList<>();
    heads.add(head(NUMBER, texts.get("batch.column.photo"), false, view));
    heads.add(head(CLASS, texts.get("run.column.class"), false, view));
    heads.add(head(CONFIDENCE, texts.get("run.column.confidence"), true, view));
    for (int i = 0; i < sheet.columns().size(); i++) {
      heads.add(head(MEASURED + i, sheet.columns().get(i), true, view));
    }
    heads.add(head(FLAGS, texts.get("batch.column.flags"), false, view));
    return heads;
  }

  private static RunTables.Head head(String column, String text, boolean number, BatchView view) {
    Order order = view.order();
    boolean largestFirst = column.equals(FLAGS) || column.equals(CONFIDENCE);
    String query = view.with(order.by(column, largestFirst)).query();
    boolean sorted = order.column().equals(column);
    RunTables.Link link = new RunTables.Link("sort-" + column, text, query, sorted);
    return new RunTables.Head(null, number, order.direction(column), List.of(link));
  }

  private BatchPage.Row row(Sheet.Row row, List<String> columns) {
    FoundObject object = row.object();
    List<BatchPage.Cell> cells = new ArrayList<>();
    cells.add(
        new BatchPage.Cell(
            object == null
                ? BatchTexts.state(row.item(), texts)
                : texts.get("run.points.group", object.letter(), name(row)),
            false));
    cells.add(new BatchPage.Cell(object == null ? "" : texts.percent(confidence(row)), true));
    columns.forEach(column -> cells.add(new BatchPage.Cell(value(row, column), true)));
    return new BatchPage.Row(
        row.item().number(),
        row.item().source(),
        row.item().state() == Item.State.DONE ? row.item().run() : null,
        cells,
        row.flags().stream().map(flag -> BatchTexts.flag(flag, texts)).toList());
  }

  private String value(Sheet.Row row, String column) {
    Measurement measurement = row.measured().get(column);
    Double value = row.value(column);
    return measurement == null || value == null
        ? ""
        : values.value(measurement.recipe().kind(), value, measurement.recipe().scale(), null);
  }
}
