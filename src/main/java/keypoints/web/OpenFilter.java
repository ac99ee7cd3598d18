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
 * Warns, once, when an application without a password is served at an address that other machines
 * reach: at the start where the container says so, else at the first such request.
 */
final class OpenFilter extends HttpFilter {
  private static final Logger LOG = LoggerFactory.getLogger(OpenFilter.class);

  private final AtomicBoolean warned = new AtomicBoolean();

  @Override
  public void init() {
    if (Listening.isToOthers(getServletContext())) {
      warn();
    }
  }

  private void warn() {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "This server listens at an address that is not loopback, and KEYPOINTS_PASSWORD is not"
              + " set: whoever reaches it can use it and see its runs");
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!Proxies.isLoopback(request.getLocalAddr())) {
      warn();
    }
    chain.doFilter(request, response);
  }
}
