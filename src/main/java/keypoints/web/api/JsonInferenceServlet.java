package keypoints.web.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.image.Photo;
import keypoints.inference.Model;

/**
 * {@code POST /api/infer/keypoints_detection} and {@code /api/infer/object_detection}: one image or
 * a list of them in a JSON object, as {@code inference-sdk} sends them.
 */
final class JsonInferenceServlet extends ApiServlet {
  private static final Set<String> TASKS = Set.of("keypoints_detection", "object_detection");

  /** Small pictures are cheap to send and dear to look at. */
  private static final int MOST_IMAGES = 64;

  private final transient Engine engine;
  private final transient ApiKeys keys;

  JsonInferenceServlet(Engine engine, ApiKeys keys, ErrorShapes errors) {
    super(errors::inference);
    this.engine = engine;
    this.keys = keys;
  }

  @Override
  Reply answer(HttpServletRequest request) throws IOException {
    if (!TASKS.contains(path(request))) {
      return Reply.notFound();
    }
    if (!is("POST", request)) {
      return Reply.wrongMethod("POST");
    }
    Optional<JsonCall> call = JsonCall.read(request, engine.photos().limits());
    keys.check(JsonCall.key(request, call));
    return call.map(this::infer).orElseGet(() -> Reply.unusable(List.of(Detail.notJson())));
  }

  private Reply infer(JsonCall call) {
    Asked asked = call.asked();
    List<Detail> problems = problems(call);
    if (!problems.isEmpty()) {
      return Reply.unusable(problems);
    }
    Model model = engine.model(call.model());
    return engine.slots().work(() -> infer(call, model, asked));
  }

  private Reply infer(JsonCall call, Model model, Asked asked) {
    List<String> answers =
        call.images().stream()
            .map(image -> engine.json(model, photo(image.asJsonObject()), asked))
            .toList();
    String json = call.isList() ? "[" + String.join(",", answers) + "]" : answers.get(0);
    return Reply.json(200, json).with("X-Model-Id", model.id().toString());
  }

  private static List<Detail> problems(JsonCall call) {
    List<Detail> problems = call.values().problems();
    List<JsonValue> images = call.images();
    if (call.model().isEmpty()) {
      problems.add(Detail.missing("model_id"));
    }
    if (images.isEmpty()) {
      problems.add(Detail.missing("image"));
    }
    if (images.size() > MOST_IMAGES) {
      problems.add(Detail.tooMany("image", MOST_IMAGES));
    }
    if (!images.stream().allMatch(JsonObject.class::isInstance)) {
      problems.add(Detail.notAnObject("image"));
    } else {
      images.forEach(image -> typeProblem(image.asJsonObject()).ifPresent(problems::add));
    }
    if (!call.filterIsList()) {
      problems.add(Detail.notAList("class_filter"));
    }
    return problems;
  }

  /** Of a type that is a text but unknown, the original says that the picture cannot be read. */
  private static Optional<Detail> typeProblem(JsonObject image) {
    JsonValue type = image.get("type");
    if (type == null) {
      return Optional.of(Detail.missing("image", "type"));
    }
    return type instanceof JsonString
        ? Optional.empty()
        : Optional.of(Detail.notAText("image", "type"));
  }

  private Photo photo(JsonObject image) {
    String type = image.getString("type", "");
    String value = image.getString("value", "");
    return switch (type) {
      case "url" -> engine.photos().fetch(value);
      case "base64" ->
          engine.photos().read(ApiBody.picture(value.getBytes(StandardCharsets.ISO_8859_1)));
      default -> throw new Failure(Reason.PHOTO_NOT_AN_IMAGE, "an image of type " + type);
    };
  }
}
