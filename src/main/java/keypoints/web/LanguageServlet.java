package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import keypoints.failure.Failure;
import keypoints.failure.Reason;

/** {@code POST /language}: the same page again, in the language that was chosen. */
final class LanguageServlet extends PageServlet {
  static final String ADDRESS = "/language";

  private static final int LONGEST_BODY = 1_000_000;

  private final transient Languages languages;

  LanguageServlet(Languages languages) {
    this.languages = languages;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return WRITE;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    FormReading.read(request, LONGEST_BODY);
    Texts texts =
        languages
            .named(request.getParameter("language"))
            .orElseThrow(() -> new Failure(Reason.FORM_UNREADABLE, "no such language"));
    Languages.remember(request, response, texts);
    String next = Paths.local(request.getParameter("next"));
    RunsServlet.seeOther(response, request.getContextPath() + next);
  }
}
