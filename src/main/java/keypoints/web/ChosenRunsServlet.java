package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * {@code POST /runs/delete?...}: deletes the runs that are ticked in the history with this query.
 */
final class ChosenRunsServlet extends PageServlet {
  static final String ADDRESS = "/runs/delete";

  /** Of more ticks than a page has. */
  private static final long MAX_FORM = 10_000;

  private final transient Site site;

  ChosenRunsServlet(Site site) {
    this.site = site;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return WRITE;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    FormReading.read(request, MAX_FORM);
    String[] runs = request.getParameterValues("run");
    if (runs == null) {
      throw new Failure(Reason.RUNS_NONE, null);
    }
    // one that is gone already is as it was wanted
    Stream.of(runs).forEach(site.runs()::delete);
    String query = HistoryQuery.read(request).query();
    RunsServlet.seeOther(response, request.getContextPath() + "/runs" + query);
  }
}
