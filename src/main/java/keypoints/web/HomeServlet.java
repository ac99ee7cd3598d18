package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code GET /}: the start page. */
final class HomeServlet extends PageServlet {
  private final transient Pages pages;
  private final transient HomePages home;

  HomeServlet(Pages pages, HomePages home) {
    this.pages = pages;
    this.home = home;
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return READ;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    pages.render(request, response, HttpServletResponse.SC_OK, home.blank(pages.texts(request)));
  }
}
