package keypoints.web;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/** Adds the content's version to links of static files, so that browsers may keep them forever. */
final class StaticLinks extends StandardLinkBuilder {
  private final StaticFiles files;

  StaticLinks(StaticFiles files) {
    this.files = files;
  }

  @Override
  protected String processLink(IExpressionContext context, String link) {
    String whole = super.processLink(context, link);
    int path = whole.indexOf(StaticServlet.FOLDER);
    return path < 0
        ? whole
        : files
            .find(whole.substring(path))
            .map(file -> whole + "?v=" + file.version())
            .orElse(whole);
  }
}
