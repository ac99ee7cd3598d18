package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.inference.DetectOptions;
import keypoints.inference.ModelId;
import keypoints.run.Run;
import keypoints.run.Runner;
import org.jspecify.annotations.Nullable;

/** {@code GET /runs}: the history; {@code POST /runs}: a photo in. */
final class RunsServlet extends PageServlet {
  private final transient Pages pages;
  private final transient Site site;
  private final transient HomePages home;
  private final transient PhotoDoors doors;
  private final transient KeptPhotos kept;

  RunsServlet(Pages pages, Site site, HomePages home, PhotoDoors doors, KeptPhotos kept) {
    this.pages = pages;
    this.site = site;
    this.home = home;
    this.doors = doors;
    this.kept = kept;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return BOTH;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HistoryPage history =
        new HistoryPages(site, pages.texts(request)).page(HistoryQuery.read(request));
    pages.render(request, response, HttpServletResponse.SC_OK, history);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    FormReading.read(request, site.maxBody());
    RunForm form = RunForm.read(request, home.defaultModel());
    Problems problems = new Problems(pages.texts(request));
    KeptPhotos.Chosen chosen = photo(request, form, problems);
    DetectOptions options = form.options(problems);
    ModelId model = form.modelId(problems, home.defaultModel());
    if (chosen != null && problems.none()) {
      try {
        Runner.Sent sent = new Runner.Sent(chosen.photo(), chosen.source(), chosen.address());
        Run run = site.runner().run(sent, model, options);
        seeOther(response, request.getContextPath() + "/runs/" + run.id());
        return;
      } catch (Failure failure) {
        add(problems, failure, PhotoDoors.field(request, form));
        chosen = Problems.isAboutPhoto(failure.reason()) ? null : chosen;
      }
    }
    again(request, response, new Attempt(form, problems, chosen));
  }

  private KeptPhotos.@Nullable Chosen photo(
      HttpServletRequest request, RunForm form, Problems problems)
      throws IOException, ServletException {
    try {
      return doors.open(request, form);
    } catch (Failure failure) {
      add(problems, failure, PhotoDoors.field(request, form));
      return null;
    }
  }

  private static void add(Problems problems, Failure failure, String photoField) {
    problems.add(Problems.tellable(failure), photoField);
  }

  static void seeOther(HttpServletResponse response, String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }

  private record Attempt(RunForm form, Problems problems, KeptPhotos.@Nullable Chosen chosen) {}

  private void again(HttpServletRequest request, HttpServletResponse response, Attempt attempt)
      throws IOException {
    KeptPhotos.Chosen chosen = attempt.chosen();
    RunForm form = attempt.form().withKept(chosen == null ? "" : kept.keep(chosen));
    String source = chosen == null ? null : chosen.source();
    Failure first = attempt.problems().first();
    int status = first.reason().status();
    ErrorFilter.sayWhen(response, first);
    HomePage page = home.again(form, attempt.problems().all(), source, pages.texts(request));
    pages.render(request, response, status, page);
  }
}
