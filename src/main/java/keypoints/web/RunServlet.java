package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.run.Run;

/** {@code /runs/{id}}: a run, its pictures and files; {@code POST /runs/{id}/delete}. */
final class RunServlet extends PageServlet {
  private static final String DELETE = "delete";
  private static final String EXPORT = "export.";

  private final transient Pages pages;
  private final transient Site site;
  private final transient Programs programs = new Programs();
  private final transient RunFiles files;
  private final transient Exports exports;

  RunServlet(Pages pages, Site site) {
    this.pages = pages;
    this.site = site;
    this.files = new RunFiles(site);
    this.exports = new Exports(site, files);
  }

  /** The id and what of the run is meant; empty for its page. */
  private record Address(String id, String part) {
    static Address of(HttpServletRequest request) {
      String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
      int slash = path.indexOf('/', 1);
      return slash < 0
          ? new Address(path.substring(1), "")
          : new Address(path.substring(1, slash), path.substring(slash + 1));
    }
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return Address.of(request).part().equals(DELETE) ? WRITE : READ;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    Run run = find(address.id());
    switch (address.part()) {
      case "" -> page(request, response, run);
      default -> part(request, response, run, address.part());
    }
  }

  private void part(HttpServletRequest request, HttpServletResponse response, Run run, String part)
      throws IOException {
    if (part.startsWith(EXPORT)) {
      exports.send(request, response, run, part.substring(EXPORT.length()));
    } else {
      files.of(run, part).send(request, response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Address address = Address.of(request);
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
    RunFilter filter = RunFilter.read(request, run.options());
    MeasureQuery told = MeasureQuery.read(request);
    RunPages runPages = new RunPages(site, programs, pages.texts(request));
    RunPage page = runPages.page(run, filter, told, Paths.api(request));
    pages.render(request, response, HttpServletResponse.SC_OK, page);
  }
}
