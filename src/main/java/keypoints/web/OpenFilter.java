package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once, when an application without a password is asked at an address that other machines
 * reach. A WAR learns at which addresses it is served from requests alone.
 */
final class OpenFilter extends HttpFilter {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFilter.class);

  private final AtomicBoolean warned = new AtomicBoolean();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!Proxies.isLoopback(request.getLocalAddr()) && warned.compareAndSet(false, true)) {
      LOG.warn(
          "This server is reached at an address that is not loopback, and KEYPOINTS_PASSWORD is not"
              + " set: whoever reaches it can use it and see its runs");
    }
    chain.doFilter(request, response);
  }
}
