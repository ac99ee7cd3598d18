package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.run.Run;
import keypoints.run.Runner;

/**
 * {@code /runs/{id}}: a run, its pictures and files; {@code POST} there runs its photo once more,
 * {@code POST /runs/{id}/delete} deletes it, {@code POST /runs/{id}/points} puts keypoints right,
 * {@code POST /runs/{id}/uncertainty} asks how far they may be off.
 */
final class RunServlet extends PageServlet {
  private static final String UNCERTAINTY = "uncertainty";
  private static final String DELETE = "delete";
  private static final String POINTS = "points";
  private static final String EXPORT = "export.";

  /** Several times as long as all fields of a view, or of the largest skeleton's form. */
  private static final long MAX_FORM = 100_000;

  private final transient Pages pages;
  private final transient Site site;
  private final transient Programs programs = new Programs();
  private final transient RunFiles files;
  private final transient Exports exports;
  private final transient Correcting correcting;

  RunServlet(Pages pages, Site site) {
    this.pages = pages;
    this.site = site;
    this.files = new RunFiles(site);
    this.exports = new Exports(site, files);
    this.correcting = new Correcting(site);
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return switch (PartAddress.of(request).part()) {
      case "" -> BOTH;
      case DELETE, POINTS, UNCERTAINTY -> WRITE;
      default -> READ;
    };
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PartAddress address = PartAddress.of(request);
    Run run = find(address.id());
    switch (address.part()) {
      case "" -> page(request, response, run, List.of());
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
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    PartAddress address = PartAddress.of(request);
    switch (address.part()) {
      case DELETE -> delete(request, response, address.id());
      case POINTS -> correct(request, response, find(address.id()));
      case UNCERTAINTY -> repeat(request, response, find(address.id()));
      default -> again(request, response, find(address.id()));
    }
  }

  private void delete(HttpServletRequest request, HttpServletResponse response, String id) {
    if (!site.runs().delete(id)) {
      throw new Failure(Reason.RUN_UNKNOWN, null);
    }
    RunsServlet.seeOther(response, request.getContextPath() + "/runs");
  }

  /** Asks the model about the kept photo, so that all can be shown that the view wants. */
  private void again(HttpServletRequest request, HttpServletResponse response, Run run)
      throws IOException, ServletException {
    FormReading.read(request, MAX_FORM);
    RunView view = RunView.read(request, run.options());
    try {
      Runner.Sent sent = new Runner.Sent(files.photo(run), run.source(), null);
      Run next = site.runner().run(sent, run.model(), view.filter().wanted());
      String address = request.getContextPath() + "/runs/" + next.id() + view.query();
      RunsServlet.seeOther(response, address);
    } catch (Failure failure) {
      ErrorFilter.sayWhen(response, Problems.tellable(failure));
      RunPage page =
          runPages(request)
              .page(run, view, Paths.api(request), pages.texts(request).sentence(failure), null);
      pages.render(request, response, failure.reason().status(), page);
    }
  }

  private RunPages runPages(HttpServletRequest request) {
    return new RunPages(site, programs, pages.texts(request));
  }

  private void correct(HttpServletRequest request, HttpServletResponse response, Run run)
      throws IOException, ServletException {
    FormReading.read(request, MAX_FORM);
    List<Problem> problems = correcting.change(request, run, pages.texts(request));
    if (problems.isEmpty()) {
      String view = request.getContextPath() + "/runs/" + run.id() + "?" + request.getQueryString();
      RunsServlet.seeOther(response, view + "#correct");
    } else {
      page(request, response, run, problems);
    }
  }

  /** Asks again about shifted copies, then shows the same as before. */
  private void repeat(HttpServletRequest request, HttpServletResponse response, Run run) {
    if (!run.place().isEmpty()) {
      throw new Failure(Reason.METHOD_NOT_ALLOWED, null, "GET, HEAD");
    }
    site.runner().repeat(run, files.photo(run));
    String query = RunView.read(request, run.options()).query();
    String address = request.getContextPath() + "/runs/" + run.id() + query;
    RunsServlet.seeOther(response, address + "#measurements-title");
  }

  private Run find(String id) {
    return site.runs().find(id).orElseThrow(() -> new Failure(Reason.RUN_UNKNOWN, null));
  }

  private void page(
      HttpServletRequest request, HttpServletResponse response, Run run, List<Problem> problems)
      throws IOException {
    RunView view = RunView.read(request, run.options());
    Correcting.Asked form = correcting.asked(request, run, problems);
    RunPage page = runPages(request).page(run, view, Paths.api(request), null, form);
    int status =
        problems.isEmpty() ? HttpServletResponse.SC_OK : Reason.NUMBER_OUT_OF_RANGE.status();
    pages.render(request, response, status, page);
  }
}
