package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import keypoints.annotate.Annotator;
import keypoints.annotate.Style;
import keypoints.export.Findings;
import keypoints.export.Format;
import keypoints.export.Table;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.PhotoFormat;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.InferenceJson;
import keypoints.run.Run;

/** {@code /runs/{id}/export.*}: what the run's page shows under the same query, as files. */
final class Exports {
  private final Site site;
  private final RunFiles files;
  private final Annotator annotator;

  Exports(Site site, RunFiles files) {
    this.site = site;
    this.files = files;
    this.annotator = new Annotator(site.photos());
  }

  /** Answers with the file of this extension; fails with PAGE_UNKNOWN when there is none such. */
  void send(HttpServletRequest request, HttpServletResponse response, Run run, String extension)
      throws IOException {
    RunFilter filter = RunFilter.read(request, run.options());
    Inference shown = run.inference().withPredictions(filter.apply(run.inference()));
    switch (extension) {
      case "jpg" -> picture(run, shown, PhotoFormat.JPEG).send(request, response);
      case "png" -> picture(run, shown, PhotoFormat.PNG).send(request, response);
      default -> {
        Format format =
            Format.of(extension).orElseThrow(() -> new Failure(Reason.PAGE_UNKNOWN, null));
        Table table = table(request);
        Findings findings =
            new Findings(
                FileNames.photo(run),
                run.model(),
                shown,
                site.classes(run),
                filter.keypointConfidence(),
                Spreads.copies(site, run));
        byte[] text = format.write(findings, table).getBytes(StandardCharsets.UTF_8);
        SecurityHeadersFilter.file(response, name(FileNames.of(run), format, table), true);
        Downloads.send(response, format.mediaType(), text);
      }
    }
  }

  private RunFiles.Asked picture(Run run, Inference shown, PhotoFormat format) {
    String name = FileNames.of(run) + "-annotated." + format.extension();
    // other points, by the filter or by hand, make another picture under the same address
    String version = "%08x".formatted(InferenceJson.write(shown).hashCode());
    return new RunFiles.Asked(format, name, version, true, () -> draw(run, shown, format));
  }

  private byte[] draw(Run run, Inference shown, PhotoFormat format) {
    DetectOptions options = run.options();
    Style style = new Style(options.stroke(), options.labels(), true);
    BufferedImage picture = annotator.paint(files.photo(run), shown, site.classes(run), style);
    return format == PhotoFormat.PNG ? Photos.png(picture) : Annotator.jpeg(picture);
  }

  private static Table table(HttpServletRequest request) {
    return new Table(
        "objects".equals(request.getParameter("rows")),
        "semicolon".equals(request.getParameter("separator")),
        "comma".equals(request.getParameter("decimal")),
        "true".equals(request.getParameter("bom")));
  }

  /** Labels are found by the photo's name, so theirs is the same. */
  private static String name(String photo, Format format, Table table) {
    return switch (format) {
      case YOLO -> photo + ".txt";
      case YOLO_DATA -> "data.yaml";
      case CSV -> photo + (table.wide() ? "-objects.csv" : "-keypoints.csv");
      default -> photo + "." + format.extension();
    };
  }
}
