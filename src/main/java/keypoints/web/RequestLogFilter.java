package keypoints.web;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import keypoints.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of JSON in the log {@code keypoints.requests} for each request, and its time for the
 * metrics. Nothing that a visitor wrote stands in it, so that nobody can write into the log.
 */
final class RequestLogFilter extends HttpFilter {
  private static final Logger LOG = LoggerFactory.getLogger("keypoints.requests");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  /** One for all lines: each call of {@link Json} looks through the files of all libraries. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private static final String REFERENCE = RequestLogFilter.class.getName();
  private static final int REFERENCE_BYTES = 4;
  private static final int NANOS_A_MILLISECOND = 1_000_000;
  private static final int MILLISECONDS_A_SECOND = 1_000;

  /** As nginx counts whoever left before the answer. */
  private static final int LEFT = 499;

  private final transient Metrics metrics;
  private final transient ClientHash clients = new ClientHash();
  private final SecureRandom random = new SecureRandom();

  RequestLogFilter(Metrics metrics) {
    this.metrics = metrics;
  }

  /** What the line of this request can be found by, 8 hexadecimal digits. */
  static String reference(HttpServletRequest request) {
    return request.getAttribute(REFERENCE) instanceof String reference ? reference : "";
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long start = System.nanoTime();
    request.setAttribute(REFERENCE, newReference());
    Measured measured = new Measured(response);
    boolean answered = false;
    try {
      chain.doFilter(request, measured);
      answered = true;
    } finally {
      long millis = (System.nanoTime() - start) / NANOS_A_MILLISECOND;
      String route = request.getHttpServletMapping().getServletName();
      int status = answered ? response.getStatus() : LEFT;
      metrics.answered(route, status, (double) millis / MILLISECONDS_A_SECOND);
      log(request, measured, new Line(route, status, millis));
    }
  }

  private record Line(String route, int status, long millis) {}

  private void log(HttpServletRequest request, Measured response, Line line) {
    if (LOG.isInfoEnabled()) {
      String method = request.getMethod();
      LOG.info(
          JSON.createObjectBuilder()
              .add("time", Instant.now().toString())
              .add("reference", reference(request))
              .add("method", METHODS.contains(method) ? method : "other")
              .add("route", line.route())
              .add("status", line.status())
              .add("bytes_in", Math.max(0, request.getContentLengthLong()))
              .add("bytes_out", response.length.get())
              .add("ms", line.millis())
              .add("client", clients.of(request.getRemoteAddr()))
              .build()
              .toString());
    }
  }

  private String newReference() {
    byte[] bytes = new byte[REFERENCE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Counts what is sent, packed where it is. */
  private static final class Measured extends HttpServletResponseWrapper {
    private final AtomicLong length = new AtomicLong();

    Measured(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return new Counted(super.getOutputStream(), length);
    }
  }

  private static final class Counted extends ServletOutputStream {
    private final ServletOutputStream out;
    private final AtomicLong length;

    Counted(ServletOutputStream out, AtomicLong length) {
      this.out = out;
      this.length = length;
    }

    @Override
    public void write(int single) throws IOException {
      length.incrementAndGet();
      out.write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      length.addAndGet(count);
      out.write(bytes, offset, count);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }
  }
}
