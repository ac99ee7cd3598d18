package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** {@code GET, POST /login} with the password, {@code POST /logout}. */
final class LoginServlet extends PageServlet {
  static final String ADDRESS = "/login";
  static final String WAY_OUT = "/logout";

  private static final int LONGEST_BODY = 20_000;

  private final transient Door door;
  private final transient Sessions sessions;
  private final transient Pages pages;

  LoginServlet(Door door, Sessions sessions, Pages pages) {
    this.door = door;
    this.sessions = sessions;
    this.pages = pages;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return Paths.of(request).equals(WAY_OUT) ? WRITE : BOTH;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    pages.render(request, response, HttpServletResponse.SC_OK, new LoginPage("/", ""));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Paths.of(request).equals(WAY_OUT)) {
      sessions.end(request, response);
      RunsServlet.seeOther(response, request.getContextPath() + ADDRESS);
      return;
    }
    if (request.getContentLengthLong() > LONGEST_BODY) {
      throw new Failure(Reason.FORM_UNREADABLE, "no password is as long");
    }
    String next = Paths.local(request.getParameter("next"));
    if (opens(request)) {
      sessions.begin(request, response);
      RunsServlet.seeOther(response, request.getContextPath() + next);
    } else {
      String problem = pages.texts(request).sentence(new Failure(Reason.PASSWORD_WRONG, null));
      dress(response);
      pages.render(request, response, Reason.PASSWORD_WRONG.status(), new LoginPage(next, problem));
    }
  }

  private boolean opens(HttpServletRequest request) {
    String password = request.getParameter("password");
    return door.opens(request, password == null ? "" : password.strip());
  }

  /** A 401 must say how; what browsers know would open a window of their own. */
  static void dress(HttpServletResponse response) {
    response.setHeader("WWW-Authenticate", "Cookie realm=\"Keypoint Studio\"");
  }
}
