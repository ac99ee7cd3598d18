package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.image.PhotoFormat;
import keypoints.inference.ImageSize;
import keypoints.run.Run;

/** The pictures of a run, as its pages show them. */
final class RunFiles {
  /** Personal: kept by the browser alone, which asks each time whether the run is still there. */
  private static final String PERSONAL = "private, no-cache";

  /** Of what never changes as long as its run is there. */
  private static final String FOREVER = "1";

  private final Site site;
  private final Thumbnails thumbnails;

  RunFiles(Site site) {
    this.site = site;
    this.thumbnails = new Thumbnails(site.runs().copies(), site.photos());
  }

  /** The file of a run with this name; fails with PAGE_UNKNOWN when it has none such. */
  Asked of(Run run, String name) {
    return switch (name) {
      case "photo" ->
          new Asked(
              run.photoFormat(), FileNames.photo(run), FOREVER, false, () -> photo(run).bytes());
      case "thumb" ->
          new Asked(
              PhotoFormat.JPEG,
              FileNames.of(run) + "-small.jpg",
              FOREVER,
              false,
              () -> thumbnails.of(run.id(), () -> photo(run)));
      case "screen" ->
          new Asked(
              PhotoFormat.JPEG,
              FileNames.of(run) + "-screen.jpg",
              FOREVER,
              false,
              () -> screen(run));
      case "visualization" -> visualization(run);
      default -> throw new Failure(Reason.PAGE_UNKNOWN, null);
    };
  }

  /**
   * A picture that is read or drawn only when the browser does not have it yet.
   *
   * @param name for those who save it
   * @param version changes when the picture does
   * @param saved whether a browser that goes there saves it rather than showing it
   */
  record Asked(
      PhotoFormat format, String name, String version, boolean saved, Supplier<byte[]> content) {
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
      boolean known = Downloads.isKnown(request, version);
      // made before any header is set: should it fail, its page must not carry them
      byte[] picture = known ? new byte[0] : content.get();
      SecurityHeadersFilter.file(response, name, saved);
      response.setHeader("Cache-Control", PERSONAL);
      if (!Downloads.unchanged(request, response, version)) {
        Downloads.send(response, format.mediaType(), picture);
      }
    }
  }

  Photo photo(Run run) {
    ImageSize size = run.inference().image();
    byte[] bytes = site.runs().photo(run.id()).orElseThrow(RunFiles::gone);
    Integer received = run.receivedBytes();
    return new Photo(
        bytes,
        run.photoFormat(),
        size.width(),
        size.height(),
        received == null ? bytes.length : received);
  }

  private byte[] screen(Run run) {
    return site.runs().copies().screen(run.id(), () -> site.photos().screen(photo(run)));
  }

  private Asked visualization(Run run) {
    if (!run.hasVisualization()) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    return new Asked(
        PhotoFormat.JPEG,
        FileNames.of(run) + "-visualization.jpg",
        FOREVER,
        false,
        () -> site.runs().visualization(run.id()).orElseThrow(RunFiles::gone));
  }

  private static Failure gone() {
    return new Failure(Reason.PHOTO_GONE, null);
  }
}
