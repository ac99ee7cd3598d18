package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** {@code GET /samples/{name}.jpg} and {@code {name}-thumb.jpg}. */
final class SampleServlet extends PageServlet {
  private final transient Samples samples;

  SampleServlet(Samples samples) {
    this.samples = samples;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return READ;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    byte[] jpeg =
        samples.file(path.substring(1)).orElseThrow(() -> new Failure(Reason.PAGE_UNKNOWN, null));
    response.setHeader("Cache-Control", "public, max-age=3600");
    Downloads.send(response, "image/jpeg", jpeg);
  }
}
