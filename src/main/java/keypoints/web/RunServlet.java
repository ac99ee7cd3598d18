package keypoints.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.PhotoFormat;
import keypoints.inference.InferenceJson;
import keypoints.run.Run;

/** {@code /runs/{id}}: a run, its pictures and files; {@code POST /runs/{id}/delete}. */
final class RunServlet extends HttpServlet {
  /** Personal: kept by the browser alone, which asks each time whether the run is still there. */
  private static final String PERSONAL = "private, no-cache";

  private final transient Pages pages;
  private final transient Site site;
  private final transient RunPages runPages;
  private final transient Thumbnails thumbnails;

  RunServlet(Pages pages, Site site) {
    this.pages = pages;
    this.site = site;
    this.runPages = new RunPages(site, pages.texts());
    this.thumbnails = new Thumbnails(site);
  }

  /** The id and what of the run is meant; empty for its page. */
  private record Address(String id, String part) {
    static Address of(HttpServletRequest request) {
      String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
      int slash = path.indexOf('/', 1);
      return slash < 0
          ? new Address(path.substring(1), "")
          : new Address(path.substring(1, slash), path.substring(slash));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    Run run = find(address.id());
    switch (address.part()) {
      case "" -> page(request, response, run);
      case "/photo" -> photo(request, response, run);
      case "/thumb" -> thumb(request, response, run);
      case "/visualization" -> visualization(request, response, run);
      case "/export.json" -> json(response, run);
      case "/delete" -> throw new Failure(Reason.METHOD_NOT_ALLOWED, null);
      default -> throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Address address = Address.of(request);
    if (!address.part().equals("/delete")) {
      throw new Failure(Reason.METHOD_NOT_ALLOWED, null);
    }
    if (!site.runs().delete(address.id())) {
      throw new Failure(Reason.RUN_UNKNOWN, null);
    }
    RunsServlet.seeOther(response, request.getContextPath() + "/runs");
  }

  private Run find(String id) {
    return site.runs().find(id).orElseThrow(() -> new Failure(Reason.RUN_UNKNOWN, null));
  }

  private void page(HttpServletRequest request, HttpServletResponse response, Run run)
      throws IOException {
    RunPage page = runPages.page(run, RunFilter.read(request, run.options()));
    pages.render(request, response, HttpServletResponse.SC_OK, page);
  }

  private void photo(HttpServletRequest request, HttpServletResponse response, Run run)
      throws IOException {
    if (fresh(request, response, run.photoFormat())) {
      byte[] photo = site.runs().photo(run.id()).orElseThrow(() -> gone());
      Downloads.send(response, run.photoFormat().mediaType(), photo);
    }
  }

  private void visualization(HttpServletRequest request, HttpServletResponse response, Run run)
      throws IOException {
    if (!run.hasVisualization()) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    if (fresh(request, response, PhotoFormat.JPEG)) {
      byte[] picture = site.runs().visualization(run.id()).orElseThrow(() -> gone());
      Downloads.send(response, PhotoFormat.JPEG.mediaType(), picture);
    }
  }

  private void thumb(HttpServletRequest request, HttpServletResponse response, Run run)
      throws IOException {
    if (fresh(request, response, PhotoFormat.JPEG)) {
      Downloads.send(response, PhotoFormat.JPEG.mediaType(), thumbnails.of(run));
    }
  }

  private static Failure gone() {
    return new Failure(Reason.RUN_UNKNOWN, null);
  }

  /** Pictures never change as long as their run is there. */
  private static boolean fresh(
      HttpServletRequest request, HttpServletResponse response, PhotoFormat format) {
    SecurityHeadersFilter.file(response, "photo." + format.extension());
    response.setHeader("Cache-Control", PERSONAL);
    return !Downloads.unchanged(request, response, "1");
  }

  private static void json(HttpServletResponse response, Run run) throws IOException {
    SecurityHeadersFilter.file(response, "inference.json");
    byte[] json = InferenceJson.write(run.inference()).getBytes(StandardCharsets.UTF_8);
    Downloads.send(response, "application/json", json);
  }
}
