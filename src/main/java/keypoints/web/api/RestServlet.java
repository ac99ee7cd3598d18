package keypoints.web.api;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import keypoints.inference.Detector;

/**
 * {@code /rest/*}: the calls of Roboflow's management API that its Python package makes before it
 * predicts. There is one workspace, and it answers to every name, so that programs keep theirs.
 */
final class RestServlet extends ApiServlet {
  private static final String TRAININGS = "v2/trainings";

  private final transient Projects projects;
  private final transient ApiKeys keys;

  RestServlet(Detector detector, ApiKeys keys, ErrorShapes errors) {
    super(errors::management);
    this.projects = new Projects(detector);
    this.keys = keys;
  }

  @Override
  Reply answer(HttpServletRequest request) {
    keys.check(ApiKeys.sent(request, Query.read(request.getQueryString())));
    String path = path(request);
    boolean there = is("GET", request) || (is("POST", request) && path.isEmpty());
    return Optional.of(path)
        .filter(any -> there)
        .flatMap(this::find)
        .map(Reply::ok)
        .orElseGet(() -> ErrorShapes.managementError(404, "There is no " + path + " here."));
  }

  /** {@code workspace/project/version/rest}, or less of it. */
  private Optional<JsonObject> find(String path) {
    List<String> names = List.of(path.split("/", 4));
    return switch (names.size()) {
      case 1 -> Optional.of(path.isEmpty() ? projects.welcome() : projects.workspace(path));
      case 2 -> projects.project(names.get(0), names.get(1));
      case 3 -> projects.version(names.get(0), names.get(1), names.get(2));
      default -> trainings(names.get(1) + "/" + names.get(2), names.get(3));
    };
  }

  private Optional<JsonObject> trainings(String model, String call) {
    return switch (call) {
      case TRAININGS -> projects.trainings(model);
      case TRAININGS + "/get" -> projects.training(model);
      default -> Optional.empty();
    };
  }
}
