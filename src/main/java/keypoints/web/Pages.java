package keypoints.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ognl.OgnlRuntime;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Renders templates in the language that a request wants. Each is given {@code page}, a record of
 * its own; their common frame uses {@code language} beside it, a {@link Switch}.
 */
final class Pages {
  private static final String HTML = "text/html;charset=UTF-8";

  private final JakartaServletWebApplication application;
  private final TemplateEngine engine = new TemplateEngine();
  private final Languages languages;

  Pages(ServletContext context, Languages languages) {
    this.application = JakartaServletWebApplication.buildApplication(context);
    this.languages = languages;
    OgnlRuntime.setPropertyAccessor(Record.class, new RecordProperties());
    engine.setDialect(dialect());
    engine.setTemplateResolver(templates());
    engine.setMessageResolver(new Bundle(languages));
    engine.setLinkBuilder(new StaticLinks(new StaticFiles(context)));
  }

  private static StandardDialect dialect() {
    StandardDialect dialect = new StandardDialect();
    dialect.setVariableExpressionEvaluator(new RecordExpressions());
    return dialect;
  }

  private WebApplicationTemplateResolver templates() {
    WebApplicationTemplateResolver resolver = new WebApplicationTemplateResolver(application);
    resolver.setPrefix("/WEB-INF/templates/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }

  /** The words that whoever asked is answered in. */
  Texts texts(HttpServletRequest request) {
    return languages.of(request);
  }

  /**
   * Answers with a page. It is rendered to its end before the first byte leaves, unless a script
   * asks: that one reads while the rest is rendered, and can drop a page that breaks off.
   */
  void render(HttpServletRequest request, HttpServletResponse response, int status, Page page)
      throws IOException {
    response.setStatus(status);
    boolean packed = Downloads.takesPacked(request, response);
    response.addHeader("Vary", Languages.VARY);
    response.setHeader("Content-Language", texts(request).locale().toLanguageTag());
    WebContext context = context(request, response, page);
    if ("empty".equals(request.getHeader("Sec-Fetch-Dest"))) {
      Writer out = Downloads.open(response, HTML, packed);
      engine.process(page.template(), context, out);
      // not after a failure: the end of the packed form would make half a page look whole
      out.close();
    } else {
      byte[] html = engine.process(page.template(), context).getBytes(StandardCharsets.UTF_8);
      send(response, html, packed);
    }
  }

  private static void send(HttpServletResponse response, byte[] html, boolean packed)
      throws IOException {
    if (packed) {
      Downloads.sendPacked(response, HTML, Downloads.pack(html));
    } else {
      Downloads.send(response, HTML, html);
    }
  }

  private WebContext context(HttpServletRequest request, HttpServletResponse response, Page page) {
    Texts texts = texts(request);
    return new WebContext(
        application.buildExchange(request, response),
        texts.locale(),
        Map.of("page", page, "language", Switch.of(languages, texts, Paths.again(request))));
  }

  private static final class Bundle extends AbstractMessageResolver {
    private final Languages languages;

    Bundle(Languages languages) {
      this.languages = languages;
    }

    @Override
    public String resolveMessage(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] messageParameters) {
      Object[] values = messageParameters == null ? new Object[0] : messageParameters;
      return languages.of(context.getLocale()).get(key, values);
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
