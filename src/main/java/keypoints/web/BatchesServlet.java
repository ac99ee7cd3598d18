package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.batch.Batch;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.DetectOptions;
import keypoints.inference.Model;
import keypoints.inference.ModelId;

/**
 * {@code GET /batches}: the form for many photos; {@code POST /batches}: photos in. One with {@code
 * announced=n} begins a batch whose photos are sent one by one.
 */
final class BatchesServlet extends PageServlet {
  static final String ADDRESS = "/batches";

  private final transient Pages pages;
  private final transient Site site;
  private final transient BatchParts parts;

  BatchesServlet(Pages pages, Site site) {
    this.pages = pages;
    this.site = site;
    this.parts = new BatchParts(site);
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return BOTH;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    BatchesPage.Attempt blank =
        new BatchesPage.Attempt(RunForm.blank(defaultModel().id()), "", List.of(), "", 0);
    render(request, response, HttpServletResponse.SC_OK, blank);
  }

  private Model defaultModel() {
    return site.models().offered().get(0);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    FormReading.read(request, BatchParts.MOST_BYTES, BatchParts.MOST_PARTS);
    RunForm form = RunForm.read(request, defaultModel().id());
    Problems problems = new Problems(pages.texts(request));
    DetectOptions options = form.options(problems);
    Model model = model(form, problems);
    int announced = announced(request);
    if (announced > 0) {
      announce(request, response, new Asked(form, problems, model, options), announced);
    } else {
      take(request, response, new Asked(form, problems, model, options));
    }
  }

  private record Asked(RunForm form, Problems problems, Model model, DetectOptions options) {}

  private Model model(RunForm form, Problems problems) {
    ModelId id = form.modelId(problems, defaultModel().id());
    try {
      return site.models().get(id);
    } catch (Failure unknown) {
      problems.add("model", unknown);
      return defaultModel();
    }
  }

  private static int announced(HttpServletRequest request) {
    String text = request.getParameter("announced");
    double number = text == null ? 0 : Numbers.parse(text);
    return number >= 1 && number <= Batch.MOST ? (int) number : 0;
  }

  private void announce(
      HttpServletRequest request, HttpServletResponse response, Asked asked, int photos)
      throws IOException {
    if (asked.problems().none()) {
      Batch batch = site.batching().batches().begin(asked.model(), asked.options(), photos, true);
      RunsServlet.seeOther(response, address(request, batch.id()));
    } else {
      again(request, response, asked, "");
    }
  }

  private void take(HttpServletRequest request, HttpServletResponse response, Asked asked)
      throws IOException, ServletException {
    Batch batch = parts.batch(request, asked.model(), asked.options());
    try {
      parts.addAll(request, batch, asked.model());
    } catch (Failure failure) {
      asked.problems().add(Problems.tellable(failure), "photo");
    }
    if (asked.problems().none() && parts.count(batch.id()) == 0) {
      asked.problems().add("photo", new Failure(Reason.PHOTO_MISSING, null));
    }
    if (asked.problems().none()) {
      site.batching().batches().start(batch.id(), asked.model(), asked.options());
      site.batching().crews().wake();
      RunsServlet.seeOther(response, address(request, batch.id()));
    } else {
      again(request, response, asked, batch.id());
    }
  }

  private static String address(HttpServletRequest request, String id) {
    return request.getContextPath() + ADDRESS + "/" + id;
  }

  /** The form once more, whose photos are kept. */
  private void again(
      HttpServletRequest request, HttpServletResponse response, Asked asked, String batch)
      throws IOException {
    int kept = batch.isEmpty() ? 0 : parts.count(batch);
    Failure first = asked.problems().first();
    ErrorFilter.sayWhen(response, first);
    render(
        request,
        response,
        first.reason().status(),
        new BatchesPage.Attempt(
            asked.form(),
            // those that were taken are among the kept
            kept == 0 ? BatchParts.addresses(request) : "",
            asked.problems().all(),
            kept == 0 ? "" : batch,
            kept));
  }

  private void render(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      BatchesPage.Attempt attempt)
      throws IOException {
    BatchesPage page = BatchesPage.of(site, attempt, pages.texts(request));
    pages.render(request, response, status, page);
  }
}
