package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;
import keypoints.run.Run;
import keypoints.run.Runner;

/**
 * {@code GET /compare?a=&b=}: two answers side by side, with {@code a} alone what it can be
 * compared with; {@code POST}: the photo of {@code a} once more, through another model or with
 * other settings.
 */
final class CompareServlet extends PageServlet {
  static final String ADDRESS = "/compare";

  private static final int MAX_FORM_BYTES = 100_000;

  private final transient Pages pages;
  private final transient Site site;
  private final transient RunFiles files;

  CompareServlet(Pages pages, Site site) {
    this.pages = pages;
    this.site = site;
    this.files = new RunFiles(site);
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return BOTH;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String first = request.getParameter("a");
    String second = request.getParameter("b");
    if (first == null) {
      chosen(request, response);
    } else if (second == null) {
      Side side = Side.shown(Side.find(first, site));
      RunForm form = CompareChoice.form(side);
      choice(request, response, side, form, new Problems(pages.texts(request)));
    } else {
      ComparePage page =
          new ComparePages(site, pages.texts(request))
              .page(
                  Side.read(first, site),
                  Side.read(second, site),
                  MeasureQuery.read(request),
                  zoom(request));
      pages.render(request, response, HttpServletResponse.SC_OK, page);
    }
  }

  private static int zoom(HttpServletRequest request) {
    String zoom = request.getParameter("zoom");
    return ComparePages.ZOOMS.stream()
        .filter(times -> times.toString().equals(zoom))
        .findFirst()
        .orElse(1);
  }

  /** Two ticks in the history; the older run is what the newer one is held against. */
  private void chosen(HttpServletRequest request, HttpServletResponse response) {
    String[] runs = request.getParameterValues("run");
    if (runs == null || runs.length != 2) {
      throw new Failure(Reason.RUNS_NOT_TWO, null);
    }
    String query =
        QueryField.query(List.of(new QueryField("a", runs[1]), new QueryField("b", runs[0])));
    RunsServlet.seeOther(response, request.getContextPath() + ADDRESS + query);
  }

  private void choice(
      HttpServletRequest request,
      HttpServletResponse response,
      Side side,
      RunForm form,
      Problems problems)
      throws IOException {
    CompareChoice page = CompareChoice.of(site, side, form, problems.all(), pages.texts(request));
    int status = problems.none() ? HttpServletResponse.SC_OK : problems.first().reason().status();
    pages.render(request, response, status, page);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    FormReading.read(request, MAX_FORM_BYTES);
    String first = request.getParameter("a");
    Side side = Side.read(first == null ? "" : first, site);
    Run run = side.run();
    RunForm form = RunForm.read(request, run.model());
    Problems problems = new Problems(pages.texts(request));
    DetectOptions options = form.options(problems);
    ModelId model = form.modelId(problems, run.model());
    if (problems.none()) {
      try {
        Photo photo = files.photo(run);
        Run again = site.runner().run(new Runner.Sent(photo, run.source(), null), model, options);
        seeBoth(request, response, side, again);
        return;
      } catch (Failure failure) {
        problems.add(Problems.tellable(failure), Problems.WHOLE_FORM);
        ErrorFilter.sayWhen(response, failure);
      }
    }
    choice(request, response, side, form, problems);
  }

  private static void seeBoth(
      HttpServletRequest request, HttpServletResponse response, Side side, Run again) {
    String query =
        QueryField.query(
            List.of(new QueryField("a", side.name()), new QueryField("b", again.id())));
    RunsServlet.seeOther(response, request.getContextPath() + ADDRESS + query);
  }
}
