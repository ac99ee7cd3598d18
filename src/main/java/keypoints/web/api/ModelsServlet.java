package keypoints.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import keypoints.inference.Model;

/**
 * {@code /api/model/registry}, {@code add}, {@code remove} and {@code clear}, as {@code
 * inference-sdk} asks them. All models are always loaded, so that nothing is added or removed;
 * every answer is the list of them all.
 *
 * <p>Only {@code add} wants a key, as in the original: the SDK sends none to the others.
 */
final class ModelsServlet extends ApiServlet {
  private final transient Engine engine;
  private final transient ApiKeys keys;

  ModelsServlet(Engine engine, ApiKeys keys, ErrorShapes errors) {
    super(errors::inference);
    this.engine = engine;
    this.keys = keys;
  }

  @Override
  Reply answer(HttpServletRequest request) throws IOException {
    String call = path(request);
    String method = call.equals("registry") ? "GET" : "POST";
    if (!List.of("registry", "add", "remove", "clear").contains(call)) {
      return Reply.notFound();
    }
    if (!is(method, request)) {
      return Reply.wrongMethod(method);
    }
    return switch (call) {
      case "add", "remove" -> named(request, call.equals("add"));
      default -> registry();
    };
  }

  /** The list, when it has the model that is named. */
  private Reply named(HttpServletRequest request, boolean guarded) throws IOException {
    Optional<JsonCall> call = JsonCall.read(request, engine.photos().limits());
    if (guarded) {
      keys.check(JsonCall.key(request, call));
    }
    if (call.isEmpty()) {
      return Reply.unusable(List.of(Detail.notJson()));
    }
    String model = call.get().model();
    if (model.isEmpty()) {
      return Reply.unusable(List.of(Detail.missing("model_id")));
    }
    Model known = engine.model(model);
    return registry().with("X-Model-Id", known.id().toString());
  }

  private Reply registry() {
    JsonArrayBuilder models = Json.createArrayBuilder();
    engine.detector().models().forEach(model -> models.add(description(model)));
    return Reply.ok(Json.createObjectBuilder().add("models", models).build());
  }

  /**
   * No input size: a client that shrinks photos to it would take away what is looked at from near.
   */
  private static JsonObjectBuilder description(Model model) {
    return Json.createObjectBuilder()
        .add("model_id", model.id().toString())
        .add("task_type", Task.of(model).wireName())
        .addNull("batch_size")
        .addNull("input_height")
        .addNull("input_width");
  }
}
