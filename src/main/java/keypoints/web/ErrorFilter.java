package keypoints.web;

import jakarta.json.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever goes wrong into a page, or into JSON for programs. What nobody expected is logged
 * under a reference that the page shows; nothing of it is shown itself.
 */
final class ErrorFilter extends HttpFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorFilter.class);
  private static final int SERVER_FAULT = 500;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final transient Pages pages;

  ErrorFilter(Pages pages) {
    this.pages = pages;
  }

  @Override
  @SuppressWarnings("IllegalCatch") // the one place where whatever nobody expected is met
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    Failure failure = null;
    try {
      chain.doFilter(request, new Refusing(response));
    } catch (Failure known) {
      failure = known;
    } catch (Exception e) {
      if (e instanceof IOException gone && response.isCommitted() && !isRefused(request)) {
        // the visitor left while the answer was on its way
        throw gone;
      }
      failure = FormReading.explain(request, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      failure = new Failure(Reason.INTERNAL, "out of memory", e);
    }
    end(request, response, failure);
  }

  private void end(
      HttpServletRequest request, HttpServletResponse response, @Nullable Failure failure)
      throws IOException {
    if (isRefused(request)) {
      // else it would be taken for a mistake of ours
      request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      return;
    }
    if (failure != null) {
      answer(request, response, failure);
    }
    Remainder.skip(request, response);
  }

  /**
   * Whether the container could not read the body and answers by itself: Tomcat 11 takes nothing
   * from us then, and asks {@link ContainerErrorServlet} for its page.
   */
  private static boolean isRefused(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
  }

  void answer(HttpServletRequest request, HttpServletResponse response, Failure failure)
      throws IOException {
    Reason reason = failure.reason();
    String reference = reason == Reason.INTERNAL ? RequestLogFilter.reference(request) : "";
    log(request, failure, reference);
    if (response.isCommitted()) {
      // half an answer must not look like a whole one
      throw new IOException("failed after the answer had begun");
    }
    response.resetBuffer();
    SecurityHeadersFilter.page(response);
    sayWhen(response, failure);
    sayWhat(response, failure);
    if (wantsJson(request)) {
      json(response, failure);
    } else {
      pages.render(
          request,
          response,
          reason.status(),
          ErrorPage.of(failure, reference, pages.texts(request)));
    }
  }

  /** Tells programs when to try again: always with 503, else where the failure knows it. */
  static void sayWhen(HttpServletResponse response, Failure failure) {
    boolean soon = failure.reason().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    failure
        .retryAfter()
        .or(() -> soon ? Optional.of(SOON) : Optional.empty())
        .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()))
        .ifPresent(seconds -> response.setHeader("Retry-After", seconds.toString()));
  }

  /** Which methods the address takes; a container does not say. */
  private static void sayWhat(HttpServletResponse response, Failure failure) {
    if (failure.reason() == Reason.METHOD_NOT_ALLOWED) {
      boolean known = !failure.details().isEmpty();
      response.setHeader("Allow", known ? failure.details().get(0).toString() : "GET, HEAD");
    }
  }

  /** In English, whatever the browser prefers: programs compare it. */
  private static void json(HttpServletResponse response, Failure failure) throws IOException {
    String json =
        Json.createObjectBuilder()
            .add("message", Texts.ENGLISH.sentence(failure))
            .add("status", failure.reason().status())
            .build()
            .toString();
    response.setStatus(failure.reason().status());
    Downloads.send(response, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  static boolean wantsJson(HttpServletRequest request) {
    String path = Paths.asked(request);
    String accept = request.getHeader("Accept");
    return path.startsWith("/api/")
        || path.startsWith("/rest/")
        || (accept != null && accept.contains("application/json") && !accept.contains("text/html"));
  }

  private static void log(HttpServletRequest request, Failure failure, String reference) {
    Reason reason = failure.reason();
    String where = LogText.of(request.getMethod() + " " + Paths.of(request));
    if (reason == Reason.INTERNAL) {
      LOG.error("{} failed, reference {}", where, reference, failure);
    } else if (reason.status() >= SERVER_FAULT) {
      LOG.warn("{}: {}", where, LogText.of(failure.getMessage()));
    } else {
      LOG.debug("{}: {}", where, LogText.of(failure.getMessage()));
    }
  }

  /** What a container means by a status. */
  static Reason reason(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> Reason.PAGE_UNKNOWN;
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpServletResponse.SC_NOT_IMPLEMENTED ->
          Reason.METHOD_NOT_ALLOWED;
      default -> status < SERVER_FAULT ? Reason.REQUEST_UNREADABLE : Reason.INTERNAL;
    };
  }

  /** The container's own error pages name the server and its version; ours are used instead. */
  private static final class Refusing extends HttpServletResponseWrapper {
    Refusing(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) {
      throw new Failure(reason(status), "the container said " + status);
    }

    @Override
    public void sendError(int status, String message) {
      sendError(status);
    }
  }
}
