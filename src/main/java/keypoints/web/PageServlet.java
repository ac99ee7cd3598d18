package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** A servlet whose addresses take the methods that they name and no others. */
abstract class PageServlet extends HttpServlet {
  static final List<String> READ = List.of("GET", "HEAD");
  static final List<String> WRITE = List.of("POST");
  static final List<String> BOTH = List.of("GET", "HEAD", "POST");

  /**
   * The methods that the address of this request takes.
   *
   * @throws Failure PAGE_UNKNOWN when there is no such address
   */
  abstract List<String> methods(HttpServletRequest request);

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    List<String> methods = methods(request);
    if (!methods.contains(request.getMethod())) {
      throw new Failure(Reason.METHOD_NOT_ALLOWED, null, String.join(", ", methods));
    }
    super.service(request, response);
  }
}
