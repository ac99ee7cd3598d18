package keypoints.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The call of a run as a program in each language: {@code programs/<language>/file.*} sends a file,
 * {@code address.*} the address of a picture.
 */
final class Programs {
  /** In the order they are shown, with the endings of their files. */
  private static final List<Language> LANGUAGES =
      List.of(
          new Language("curl", "sh"),
          new Language("windows", "cmd"),
          new Language("python", "py"),
          new Language("sdk", "py"),
          new Language("node", "js"),
          new Language("swift", "swift"),
          new Language("objc", "m"),
          new Language("kotlin", "kt"),
          new Language("java", "java"),
          new Language("ruby", "rb"),
          new Language("php", "php"),
          new Language("go", "go"),
          new Language("csharp", "cs"));

  private final TemplateEngine engine = new TemplateEngine();

  Programs() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(Programs.class.getClassLoader());
    resolver.setPrefix("programs/");
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
  }

  private record Language(String id, String ending) {}

  /** One for each language. */
  List<RunPage.Program> of(ApiCall call, Texts texts) {
    Context context = new Context(Locale.ROOT, Map.of("call", call));
    return LANGUAGES.stream().map(language -> program(language, context, texts)).toList();
  }

  private RunPage.Program program(Language language, Context context, Texts texts) {
    return new RunPage.Program(
        language.id(),
        texts.get("program." + language.id()),
        code(language, "file", context),
        code(language, "address", context));
  }

  private String code(Language language, String form, Context context) {
    String template = language.id() + "/" + form + "." + language.ending();
    return engine.process(template, context).strip();
  }
}
