package keypoints.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.metrics.Metrics;

/** {@code GET /metrics}; for others than those it is meant for, it is not there. */
final class MetricsServlet extends HttpServlet {
  private final transient Metrics metrics;
  private final transient MetricsToken token;

  MetricsServlet(Metrics metrics, MetricsToken token) {
    this.metrics = metrics;
    this.token = token;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(token.isSet() ? token.isIn(request.getHeader("Authorization")) : isFromHere(request))) {
      throw new Failure(Reason.PAGE_UNKNOWN, "metrics are not for this caller");
    }
    Downloads.send(response, Metrics.MEDIA_TYPE, metrics.text());
  }

  /** What a proxy on this machine passes on comes from elsewhere. */
  private static boolean isFromHere(HttpServletRequest request) throws UnknownHostException {
    return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("X-Real-IP") == null
        && request.getHeader("Forwarded") == null
        && request.getHeader("Via") == null;
  }
}
