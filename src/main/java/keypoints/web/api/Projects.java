package keypoints.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import keypoints.inference.Detector;
import keypoints.inference.Model;
import keypoints.inference.ModelId;

/**
 * The models of a detector told as Roboflow's management API tells workspaces, projects, versions
 * and trainings. The Python package reads every field that is here without asking whether it is.
 */
final class Projects {
  private static final String WORKSPACE = "keypoint-studio";

  private final Detector detector;

  /** Stands for every date: when a model was made is not known here. */
  private final long opened = Instant.now().getEpochSecond();

  Projects(Detector detector) {
    this.detector = detector;
  }

  JsonObject welcome() {
    return Json.createObjectBuilder()
        .add("welcome", "This is Keypoint Studio.")
        .add("workspace", WORKSPACE)
        .build();
  }

  JsonObject workspace(String name) {
    JsonArrayBuilder projects = Json.createArrayBuilder();
    detector.models().stream()
        .map(model -> model.id().project())
        .distinct()
        .forEach(project -> projects.add(description(name, versions(project))));
    return Json.createObjectBuilder()
        .add(
            "workspace",
            Json.createObjectBuilder()
                .add("name", name)
                .add("url", name)
                .add("members", 1)
                .add("projects", projects))
        .build();
  }

  Optional<JsonObject> project(String workspace, String name) {
    List<Model> versions = versions(name);
    JsonArrayBuilder list = Json.createArrayBuilder();
    versions.forEach(model -> list.add(version(workspace, model)));
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            head(workspace)
                .add("project", description(workspace, versions))
                .add("versions", list)
                .build());
  }

  Optional<JsonObject> version(String workspace, String project, String version) {
    return model(project + "/" + version)
        .map(model -> head(workspace).add("version", version(workspace, model)).build());
  }

  Optional<JsonObject> trainings(String id) {
    return model(id)
        .map(model -> Json.createArrayBuilder().add(training(model)))
        .map(list -> Json.createObjectBuilder().add("trainings", list).build());
  }

  Optional<JsonObject> training(String id) {
    return model(id)
        .map(model -> training(model).add("models", Json.createArrayBuilder().add(trained(model))))
        .map(JsonObjectBuilder::build);
  }

  private Optional<Model> model(String id) {
    return ModelId.parse(id).flatMap(detector::model);
  }

  private List<Model> versions(String project) {
    return detector.models().stream()
        .filter(model -> model.id().project().equals(project))
        .toList();
  }

  private static JsonObjectBuilder head(String workspace) {
    return Json.createObjectBuilder()
        .add(
            "workspace",
            Json.createObjectBuilder()
                .add("name", workspace)
                .add("url", workspace)
                .add("members", 1));
  }

  /** Of a project with at least one version; numbers of images are not known here. */
  private JsonObjectBuilder description(String workspace, List<Model> versions) {
    Model first = versions.get(0);
    return Json.createObjectBuilder()
        .add("id", workspace + "/" + first.id().project())
        .add("type", Task.of(first).wireName())
        .add("name", first.id().project())
        .add("annotation", first.id().project())
        .add("public", false)
        .add("created", opened)
        .add("updated", opened)
        .add("images", 0)
        .add("unannotated", 0)
        .add("splits", JsonValue.EMPTY_JSON_OBJECT)
        .add("versions", versions.size())
        .add("classes", classes(first))
        .add("colors", colors(first));
  }

  private static JsonObjectBuilder classes(Model model) {
    JsonObjectBuilder classes = Json.createObjectBuilder();
    model.classes().forEach(kind -> classes.add(kind.name(), 0));
    return classes;
  }

  private static JsonObjectBuilder colors(Model model) {
    JsonObjectBuilder colors = Json.createObjectBuilder();
    model.classes().forEach(kind -> colors.add(kind.name(), kind.color()));
    return colors;
  }

  /** No preprocessing: the package would do some of it itself, and badly. */
  private JsonObjectBuilder version(String workspace, Model model) {
    return Json.createObjectBuilder()
        .add("id", workspace + "/" + model.id())
        .add("name", model.id().toString())
        .add("created", opened)
        .add("images", 0)
        .add("splits", JsonValue.EMPTY_JSON_OBJECT)
        .add("preprocessing", JsonValue.EMPTY_JSON_OBJECT)
        .add("augmentation", JsonValue.EMPTY_JSON_OBJECT)
        .add("exports", JsonValue.EMPTY_JSON_ARRAY)
        .add("model", Json.createObjectBuilder().add("id", model.id().toString()));
  }

  private static JsonObjectBuilder training(Model model) {
    return trained(model)
        .add("trainingId", model.id().toString().replace('/', '-'))
        .add("status", "finished")
        .add("modelIds", Json.createArrayBuilder().add(model.id().toString()));
  }

  private static JsonObjectBuilder trained(Model model) {
    return Json.createObjectBuilder()
        .add("modelId", model.id().toString())
        .add("modelType", Task.of(model).wireName());
  }
}
