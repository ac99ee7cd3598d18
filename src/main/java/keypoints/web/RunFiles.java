package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import keypoints.annotate.Annotator;
import keypoints.annotate.Style;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.image.PhotoFormat;
import keypoints.inference.DetectOptions;
import keypoints.inference.ImageSize;
import keypoints.inference.InferenceJson;
import keypoints.run.Run;

/** The pictures and files of a run. */
final class RunFiles {
  /** Personal: kept by the browser alone, which asks each time whether the run is still there. */
  private static final String PERSONAL = "private, no-cache";

  /** A picture never changes as long as its run is there. */
  private static final String VERSION = "1";

  private final Site site;
  private final Annotator annotator;
  private final Thumbnails thumbnails;

  RunFiles(Site site) {
    this.site = site;
    this.annotator = new Annotator(site.photos());
    this.thumbnails = new Thumbnails(site.photos());
  }

  /** The file of a run with this name; fails with PAGE_UNKNOWN when it has none such. */
  Asked of(Run run, String name) {
    return switch (name) {
      case "photo" -> new Asked(run.photoFormat(), () -> photo(run).bytes());
      case "thumb" -> new Asked(PhotoFormat.JPEG, () -> thumbnails.of(run.id(), () -> photo(run)));
      case "annotated" -> new Asked(PhotoFormat.JPEG, () -> annotated(run));
      case "visualization" -> visualization(run);
      default -> throw new Failure(Reason.PAGE_UNKNOWN, null);
    };
  }

  /** A picture that is read or drawn only when the browser does not have it yet. */
  record Asked(PhotoFormat format, Supplier<byte[]> content) {
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      boolean known = Downloads.isKnown(request, VERSION);
      // made before any header is set: should it fail, its page must not carry them
      byte[] picture = known ? new byte[0] : content.get();
      SecurityHeadersFilter.file(response, "photo." + format.extension());
      response.setHeader("Cache-Control", PERSONAL);
      if (!Downloads.unchanged(request, response, VERSION)) {
        Downloads.send(response, format.mediaType(), picture);
      }
    }
  }

  private Photo photo(Run run) {
    ImageSize size = run.inference().image();
    byte[] bytes = site.runs().photo(run.id()).orElseThrow(RunFiles::gone);
    return new Photo(bytes, run.photoFormat(), size.width(), size.height());
  }

  private byte[] annotated(Run run) {
    DetectOptions options = run.options();
    Style style = new Style(options.stroke(), options.labels(), true);
    return annotator.draw(photo(run), run.inference(), site.classes(run), style);
  }

  private Asked visualization(Run run) {
    if (!run.hasVisualization()) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    return new Asked(
        PhotoFormat.JPEG, () -> site.runs().visualization(run.id()).orElseThrow(RunFiles::gone));
  }

  private static Failure gone() {
    return new Failure(Reason.RUN_UNKNOWN, null);
  }

  /** The stored answer as the inference API writes it. */
  static void json(HttpServletResponse response, Run run) throws IOException {
    SecurityHeadersFilter.file(response, "inference.json");
    byte[] json = InferenceJson.write(run.inference()).getBytes(StandardCharsets.UTF_8);
    Downloads.send(response, "application/json", json);
  }
}
