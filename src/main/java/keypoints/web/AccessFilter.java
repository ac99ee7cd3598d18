package keypoints.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/**
 * Lets only those in who gave the password: people by their session, programs by HTTP Basic. Where
 * the API has keys of its own, they open it, and the password does not.
 */
final class AccessFilter extends HttpFilter {
  /** Set on a request of somebody who can sign out. */
  static final String SIGNED_IN = "signedIn";

  private final transient Door door;
  private final transient Sessions sessions;
  private final transient Pages pages;
  private final boolean apiHasKeys;

  AccessFilter(Door door, Sessions sessions, Pages pages, boolean apiHasKeys) {
    this.door = door;
    this.sessions = sessions;
    this.pages = pages;
    this.apiHasKeys = apiHasKeys;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = Paths.of(request);
    boolean api = isApi(path);
    // a session opens no API: its answers may be read by the pages of other sites
    boolean signedIn = !api && sessions.has(request);
    request.setAttribute(SIGNED_IN, signedIn);
    if (signedIn || isOpen(path) || (api && apiHasKeys) || isBasic(request)) {
      chain.doFilter(request, response);
    } else if (api || ErrorFilter.wantsJson(request)) {
      LoginServlet.dress(response);
      throw new Failure(Reason.PASSWORD_MISSING, null);
    } else {
      ask(request, response);
    }
  }

  private static boolean isOpen(String path) {
    return path.startsWith("/static/")
        || path.startsWith("/health/")
        || path.equals("/metrics") // asks for a token of its own
        || path.equals(LoginServlet.ADDRESS)
        || path.equals(LanguageServlet.ADDRESS);
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/") || path.startsWith("/rest/");
  }

  private boolean isBasic(HttpServletRequest request) {
    Optional<String> sent = Password.sent(request.getHeader("Authorization"));
    // a browser that was told a password sends it for the pages of other sites, too
    return sent.isPresent()
        && !CrossSiteFilter.isForeign(request)
        && door.opens(request, sent.get());
  }

  private void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean page = request.getMethod().equals("GET");
    String query = request.getQueryString();
    String next = Paths.of(request) + (query == null ? "" : "?" + query);
    LoginServlet.dress(response);
    pages.render(
        request,
        response,
        HttpServletResponse.SC_UNAUTHORIZED,
        new LoginPage(page ? next : "/", ""));
  }
}
