package keypoints.web.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import keypoints.failure.Failure;

/** A part of the API: one call in, one {@link Reply} out, failures in the original's shapes. */
abstract class ApiServlet extends HttpServlet {
  private static final int SERVER_FAULT = 500;
  private static final double NANOS = 1e9;

  private final transient Function<Failure, Reply> shape;

  /**
   * @param shape how a failure is told
   */
  ApiServlet(Function<Failure, Reply> shape) {
    this.shape = shape;
  }

  /** Answers a call of any method. */
  abstract Reply answer(HttpServletRequest request) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long start = System.nanoTime();
    Reply reply = reply(request);
    double seconds = (System.nanoTime() - start) / NANOS;
    response.setHeader("X-Processing-Time", String.format(Locale.ROOT, "%.6f", seconds));
    reply.send(response);
  }

  /** Our own mistakes are met, and logged, by the outer filter. */
  private Reply reply(HttpServletRequest request) throws IOException {
    try {
      return answer(request);
    } catch (Failure failure) {
      if (failure.reason().status() >= SERVER_FAULT) {
        throw failure;
      }
      return shape.apply(failure);
    }
  }

  static boolean is(String method, HttpServletRequest request) {
    return method.equals(request.getMethod());
  }

  /** What follows the servlet's own address, without the slash before it; may be empty. */
  static String path(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }
}
