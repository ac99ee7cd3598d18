package keypoints.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.measure.Kind;
import keypoints.measure.Recipe;
import keypoints.measure.RecipeBook;
import keypoints.measure.RecipeFile;
import keypoints.measure.Subject;
import org.jspecify.annotations.Nullable;

/**
 * {@code /models/{project}/{version}/recipes}: what is measured with a model; {@code POST} writes
 * one recipe, {@code POST .../delete}, {@code .../reset} and {@code .../import} change the others;
 * {@code recipes.json} takes them away.
 */
final class RecipesServlet extends PageServlet {
  /** Of a form, and of a file of recipes, bytes. */
  static final int MAX_BODY = 1_000_000;

  private static final int MOST = 100;
  private static final String JSON = ".json";
  private static final String DELETE = "/delete";
  private static final String RESET = "/reset";
  private static final String IMPORT = "/import";
  private static final Pattern ADDRESS =
      Pattern.compile("/([^/]+/[^/]+)/recipes(|\\.json|/delete|/reset|/import)");

  private final transient Pages pages;
  private final transient Subjects subjects;
  private final transient RecipeBook recipes;
  private final transient Editors editors;

  RecipesServlet(Pages pages, Site site) {
    this.pages = pages;
    this.subjects = new Subjects(site);
    this.recipes = site.recipes();
    this.editors = site.editors();
  }

  /** The model and what of its recipes is meant; empty for their page. */
  private record Address(ModelId model, String part) {
    static Address of(HttpServletRequest request) {
      String path = request.getPathInfo() == null ? "" : request.getPathInfo();
      Matcher address = ADDRESS.matcher(path);
      return Optional.of(address)
          .filter(Matcher::matches)
          .flatMap(found -> ModelId.parse(found.group(1)))
          .map(model -> new Address(model, address.group(2)))
          .orElseThrow(() -> new Failure(Reason.PAGE_UNKNOWN, null));
    }
  }

  @Override
  List<String> methods(HttpServletRequest request) {
    return switch (Address.of(request).part()) {
      case "" -> BOTH;
      case JSON -> READ;
      default -> WRITE;
    };
  }

  /** Somebody who looks at the recipes of a model, or changes them. */
  private record Visit(
      HttpServletRequest request,
      HttpServletResponse response,
      Subject subject,
      Texts texts,
      RecipesPages pages) {
    String field(String name) {
      return RecipeForm.text(request, name);
    }

    /** The run that the visitor came from; empty for what is none. */
    String run() {
      String run = field("run");
      return run.matches("[A-Za-z0-9_-]{22}") ? run : "";
    }

    /** The place in the list that is meant; -1 for what is none. */
    int place(String name, List<Recipe> all) {
      return IntStream.range(0, all.size())
          .filter(at -> Integer.toString(at).equals(field(name)))
          .findFirst()
          .orElse(-1);
    }
  }

  private Visit visit(HttpServletRequest request, HttpServletResponse response, ModelId model) {
    Texts texts = pages.texts(request);
    return new Visit(
        request, response, subjects.of(model), texts, new RecipesPages(recipes, texts));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    Visit visit = visit(request, response, address.model());
    if (address.part().equals(JSON)) {
      download(visit);
    } else {
      RecipeForm form = editors.include(request) ? asked(visit) : null;
      answer(visit, HttpServletResponse.SC_OK, form, List.of());
    }
  }

  private void download(Visit visit) throws IOException {
    byte[] json = RecipeFile.write(recipes.of(visit.subject())).getBytes(StandardCharsets.UTF_8);
    SecurityHeadersFilter.file(visit.response(), "recipes.json", true);
    Downloads.send(visit.response(), "application/json", json);
  }

  /** The recipe that the address asks to write; null for none. */
  private @Nullable RecipeForm asked(Visit visit) {
    List<Recipe> all = recipes.of(visit.subject());
    int at = visit.place("change", all);
    if (at >= 0) {
      return visit.pages().change(at, all.get(at));
    }
    String objectClass = visit.field("class");
    return Kind.named(visit.field("kind"))
        .filter(kind -> !visit.pages().names(visit.subject(), objectClass).isEmpty())
        .map(kind -> visit.pages().begin(visit.subject(), kind, objectClass))
        .orElse(null);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!editors.include(request)) {
      throw new Failure(Reason.RECIPES_FIXED, null);
    }
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    FormReading.read(request, MAX_BODY);
    Address address = Address.of(request);
    Visit visit = visit(request, response, address.model());
    switch (address.part()) {
      case DELETE -> change(visit, null, all -> put(all, visit.place("at", all), null));
      case RESET -> {
        recipes.forget(visit.subject().model());
        done(visit);
      }
      case IMPORT -> take(visit);
      default -> write(visit);
    }
  }

  private void write(Visit visit) throws IOException {
    RecipeForm form = RecipeForm.read(visit.request());
    Kind kind =
        Kind.named(form.kind()).orElseThrow(() -> new Failure(Reason.REQUEST_UNREADABLE, "kind"));
    RecipeReading reading = new RecipeReading(form, kind, visit.texts());
    Recipe recipe =
        reading.read(visit.pages().names(visit.subject(), form.objectClass())).orElse(null);
    if (recipe == null) {
      answer(visit, Reason.RECIPES_UNREADABLE.status(), form, reading.problems());
    } else {
      change(visit, form, all -> put(all, visit.place("at", all), recipe));
    }
  }

  /**
   * The list with another recipe in this place.
   *
   * @param at -1 for behind the last
   * @param recipe null for none
   */
  private static List<Recipe> put(List<Recipe> all, int at, @Nullable Recipe recipe) {
    List<Recipe> others = new ArrayList<>(all);
    if (at >= 0) {
      others.remove(at);
    }
    if (recipe != null) {
      others.add(at >= 0 ? at : others.size(), recipe);
    }
    return others;
  }

  private void take(Visit visit) throws IOException, ServletException {
    try {
      List<Recipe> file = file(visit);
      change(visit, null, all -> file);
    } catch (Failure failure) {
      refuse(visit, null, "file", failure);
    }
  }

  private static List<Recipe> file(Visit visit) throws IOException, ServletException {
    Part part = FormReading.isMultipart(visit.request()) ? visit.request().getPart("file") : null;
    Subject subject = visit.subject();
    List<ObjectClass> known = subject.known() ? subject.classes() : List.of();
    try (InputStream json = part == null ? InputStream.nullInputStream() : part.getInputStream()) {
      return RecipeFile.read(json, known);
    }
  }

  private void change(Visit visit, @Nullable RecipeForm form, UnaryOperator<List<Recipe>> change)
      throws IOException {
    try {
      recipes.change(visit.subject(), visit.field("version"), all -> few(change.apply(all)));
      done(visit);
    } catch (Failure failure) {
      refuse(visit, form, Problems.WHOLE_FORM, failure);
    }
  }

  private static List<Recipe> few(List<Recipe> all) {
    if (all.size() > MOST) {
      throw new Failure(Reason.RECIPES_TOO_MANY, null, MOST);
    }
    return all;
  }

  private static void done(Visit visit) {
    String query = visit.run().isEmpty() ? "" : "?run=" + visit.run();
    String address = "/models/" + visit.subject().model() + "/recipes" + query + "#recipes";
    RunsServlet.seeOther(visit.response(), visit.request().getContextPath() + address);
  }

  private void refuse(Visit visit, @Nullable RecipeForm form, String field, Failure failure)
      throws IOException {
    Problem problem = new Problem(field, visit.texts().sentence(failure));
    answer(visit, failure.reason().status(), form, List.of(problem));
  }

  private void answer(Visit visit, int status, @Nullable RecipeForm form, List<Problem> problems)
      throws IOException {
    boolean fixed = !editors.include(visit.request());
    RecipesPage page = visit.pages().page(visit.subject(), visit.run(), fixed, form, problems);
    pages.render(visit.request(), visit.response(), status, page);
  }
}
