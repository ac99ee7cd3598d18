package keypoints.web;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** What a container asks for a page when it refuses a request before any filter has met it. */
final class ContainerErrorServlet extends HttpServlet {
  /** As web.xml names it. */
  static final String ADDRESS = "/container-error";

  private final transient ErrorFilter errors;

  ContainerErrorServlet(ErrorFilter errors) {
    this.errors = errors;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (request.getDispatcherType() != DispatcherType.ERROR || !(status instanceof Integer code)) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    errors.answer(request, response, new Failure(reason(request, code), "said by the container"));
  }

  /** A body that cannot be read is a damaged form where it was to be one. */
  private static Reason reason(HttpServletRequest request, int status) {
    boolean form = status == SC_BAD_REQUEST && FormReading.isMultipart(request);
    return form ? Reason.FORM_UNREADABLE : ErrorFilter.reason(status);
  }
}
