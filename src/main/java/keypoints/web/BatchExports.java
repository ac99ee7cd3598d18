package keypoints.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import keypoints.annotate.Annotator;
import keypoints.annotate.Style;
import keypoints.batch.Batch;
import keypoints.batch.Flag;
import keypoints.batch.Item;
import keypoints.export.Findings;
import keypoints.export.ManyPhotos;
import keypoints.export.SheetFile;
import keypoints.export.Table;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.measure.Measurement;
import keypoints.measure.Recipe;
import keypoints.run.Run;
import org.jspecify.annotations.Nullable;

/** {@code /batches/{id}/export.*}: all photos of a batch as one file, sent while it is written. */
final class BatchExports {
  private static final Map<String, String> TYPES =
      Map.of(
          "csv", "text/csv;charset=UTF-8",
          "coco.json", "application/json",
          "tps", "text/plain;charset=UTF-8",
          "yolo.zip", "application/zip",
          "pictures.zip", "application/zip");

  private final Site site;
  private final RunFiles files;
  private final Annotator annotator;

  BatchExports(Site site) {
    this.site = site;
    this.files = new RunFiles(site);
    this.annotator = new Annotator(site.photos());
  }

  /** Answers with the file of this extension; fails with PAGE_UNKNOWN when there is none such. */
  void send(HttpServletResponse response, Batch batch, String extension) throws IOException {
    String type = TYPES.get(extension);
    if (type == null) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    List<Item> items = site.batching().batches().items(batch.id());
    SecurityHeadersFilter.file(
        response, "batch-" + batch.id().substring(0, 8) + "." + extension, true);
    response.setContentType(type);
    OutputStream out = response.getOutputStream();
    if (extension.equals("csv")) {
      sheet(out, items);
    } else {
      many(out, batch, items, extension);
    }
  }

  private void many(OutputStream out, Batch batch, List<Item> items, String extension)
      throws IOException {
    boolean drawn = extension.equals("pictures.zip");
    Sheets sheets = new Sheets(site, Texts.ENGLISH);
    ManyPhotos photos =
        new ManyPhotos(
            batch.model(),
            site.classes(batch.model()),
            use -> sheets.each(items, (item, run) -> tell(run, drawn, use)));
    switch (extension) {
      case "coco.json" -> photos.coco(out);
      case "tps" -> photos.tps(out);
      case "yolo.zip" -> photos.yolo(out);
      default -> photos.pictures(out);
    }
  }

  private void tell(@Nullable Run run, boolean drawn, ManyPhotos.Use use) throws IOException {
    if (run != null) {
      use.with(findings(run), () -> drawn ? drawn(run) : files.photo(run).bytes());
    }
  }

  private Findings findings(Run run) {
    return new Findings(
        FileNames.photo(run),
        run.model(),
        run.inference(),
        site.classes(run),
        RunFilter.sure(run.options()),
        List.of());
  }

  private byte[] drawn(Run run) {
    Style style = new Style(run.options().stroke(), run.options().labels(), true);
    return annotator.draw(files.photo(run), run.inference(), site.classes(run), style);
  }

  /** Twice through all photos: what was measured on any of them has a column. */
  private void sheet(OutputStream out, List<Item> items) throws IOException {
    Sheets sheets = new Sheets(site, Texts.ENGLISH);
    Map<String, Recipe> columns = new LinkedHashMap<>();
    sheets.each(
        items,
        (item, run) ->
            sheets
                .rows(item, run)
                .forEach(
                    row -> row.measured().forEach((name, m) -> columns.put(name, m.recipe()))));
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Table table = new Table(true, false, false, true);
    try (SheetFile file = new SheetFile(text, table, List.copyOf(columns.values()))) {
      sheets.each(
          items, (item, run) -> sheets.rows(item, run).forEach(row -> write(file, row, columns)));
    }
  }

  private static void write(SheetFile file, Sheet.Row row, Map<String, Recipe> columns) {
    List<Measurement> measurements = new ArrayList<>();
    columns.keySet().forEach(name -> measurements.add(row.measured().get(name)));
    file.row(
        row.item().number(),
        row.item().source(),
        row.object(),
        measurements,
        row.flags().stream().map(Flag::key).toList());
  }
}
