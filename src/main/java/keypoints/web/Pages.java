package keypoints.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Renders templates. Each is given one variable: {@code page}, a record of its own. */
final class Pages {
  private static final String HTML = "text/html;charset=UTF-8";

  private final JakartaServletWebApplication application;
  private final TemplateEngine engine = new TemplateEngine();
  private final Texts texts;

  Pages(ServletContext context, Texts texts) {
    this.application = JakartaServletWebApplication.buildApplication(context);
    this.texts = texts;
    engine.setTemplateResolver(templates());
    engine.setMessageResolver(new Bundle(texts));
    engine.setLinkBuilder(new StaticLinks(new StaticFiles(context)));
  }

  private WebApplicationTemplateResolver templates() {
    WebApplicationTemplateResolver resolver = new WebApplicationTemplateResolver(application);
    resolver.setPrefix("/WEB-INF/templates/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }

  Texts texts() {
    return texts;
  }

  /** Answers with a page. It is rendered to its end before the first byte leaves. */
  void render(HttpServletRequest request, HttpServletResponse response, int status, Page page)
      throws IOException {
    byte[] html = html(request, response, page).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    if (Downloads.takesPacked(request, response)) {
      Downloads.sendPacked(response, HTML, Downloads.pack(html));
    } else {
      Downloads.send(response, HTML, html);
    }
  }

  private String html(HttpServletRequest request, HttpServletResponse response, Page page) {
    WebContext context =
        new WebContext(
            application.buildExchange(request, response),
            texts.locale(),
            Map.of("page", (Object) page));
    return engine.process(page.template(), context);
  }

  private static final class Bundle extends AbstractMessageResolver {
    private final Texts texts;

    Bundle(Texts texts) {
      this.texts = texts;
    }

    @Override
    public String resolveMessage(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] messageParameters) {
      return texts.get(key, messageParameters == null ? new Object[0] : messageParameters);
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] messageParameters) {
      throw new IllegalStateException("no text for " + key);
    }
  }
}
