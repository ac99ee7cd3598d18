package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.run.Search;

/**
 * {@code GET /health/live}: the process answers; {@code /health/ready}: so do the database and the
 * models, and there is room for more runs. A hosted API that is down does not count.
 */
final class HealthServlet extends PageServlet {
  private static final String LIVE = "/live";
  private static final String READY = "/ready";

  private final transient Site site;

  HealthServlet(Site site) {
    this.site = site;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    if (!List.of(LIVE, READY).contains(path(request))) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    return READ;
  }

  private static String path(HttpServletRequest request) {
    return request.getPathInfo() == null ? "" : request.getPathInfo();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (path(request).equals(LIVE)) {
      say(response, HttpServletResponse.SC_OK, "live");
    } else {
      ready(response);
    }
  }

  private void ready(HttpServletResponse response) throws IOException {
    String lack = lack();
    say(
        response,
        lack.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        lack.isEmpty() ? "ready" : lack);
  }

  /** What stands in the way of a run; empty when nothing does. */
  private String lack() {
    try {
      site.runs().history().count(Search.ALL, 1);
    } catch (Failure away) {
      return "database does not answer";
    }
    String lack = site.models().offered().isEmpty() ? "no model" : "";
    return site.runner().room().isLeft() ? lack : "disk full";
  }

  private static void say(HttpServletResponse response, int status, String word)
      throws IOException {
    response.setStatus(status);
    byte[] text = (word + "\n").getBytes(StandardCharsets.UTF_8);
    Downloads.send(response, "text/plain;charset=UTF-8", text);
  }
}
