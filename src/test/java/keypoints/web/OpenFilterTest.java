package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests are made up, for not every machine has an address that others reach. */
final class OpenFilterTest {
  private static final Logger LOG = Logger.getLogger(OpenFilter.class.getName());

  private final OpenFilter filter = new OpenFilter();
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private final Handler log = new Warnings();

  @BeforeEach
  void listen() {
    LOG.addHandler(log);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(log);
  }

  private static <T> T answering(Class<T> type, String address) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> address));
  }

  /** Whether the request went on. */
  private boolean asked(String address) throws IOException, ServletException {
    boolean[] passed = new boolean[1];
    filter.doFilter(
        answering(HttpServletRequest.class, address),
        answering(HttpServletResponse.class, address),
        (request, response) -> passed[0] = true);
    return passed[0];
  }

  @Test
  void loopback_isNothingToWarnOf() throws IOException, ServletException {
    assertThat(asked("127.0.0.1")).isTrue();
    assertThat(asked("0:0:0:0:0:0:0:1")).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void addressThatOthersReach_isWarnedOfOnceAndServed() throws IOException, ServletException {
    assertThat(asked("192.0.2.7")).isTrue();
    assertThat(asked("192.0.2.7")).isTrue();
    assertThat(warnings).singleElement().asString().contains("KEYPOINTS_PASSWORD is not set");
  }

  private final class Warnings extends Handler {
    @Override
    public void publish(LogRecord entry) {
      warnings.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
