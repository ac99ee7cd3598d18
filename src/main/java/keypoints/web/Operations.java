package keypoints.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import keypoints.metrics.Metrics;

/**
 * What whoever runs the application sees of it: a line in the log for each request, and {@code
 * /metrics}.
 *
 * @param metrics where requests are counted
 * @param token that opens {@code /metrics}
 */
public record Operations(Metrics metrics, MetricsToken token) {

  /** Registers the filter, which is to be the outermost, and the servlet. */
  public void register(ServletContext context) {
    context
        .addFilter("requests", new RequestLogFilter(metrics))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    context.addServlet("metrics", new MetricsServlet(metrics, token)).addMapping("/metrics");
  }
}
