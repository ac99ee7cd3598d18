package keypoints.export;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * COCO keypoints, as <a href="https://cocodataset.org/#format-data">cocodataset.org</a> describes
 * its annotations, with the {@code score} of its results. Lengths are px from the photo's top left
 * corner; ids count from 1.
 */
final class Coco {
  private static final int FIRST = 1;
  private static final int MISSING = 0;
  private static final int UNSURE = 1;
  private static final int SURE = 2;

  private Coco() {}

  static String write(Findings findings) {
    JsonArrayBuilder objects = Json.createArrayBuilder();
    annotations(FIRST, FIRST, findings).forEach(objects::add);
    return Json.createObjectBuilder()
        .add("info", info(findings.model()))
        .add("images", Json.createArrayBuilder().add(image(FIRST, findings)))
        .add("annotations", objects)
        .add("categories", categories(findings.classList()))
        .build()
        .toString();
  }

  static JsonObjectBuilder info(ModelId model) {
    return Json.createObjectBuilder().add("description", model.toString());
  }

  static JsonObjectBuilder image(int id, Findings findings) {
    ImageSize size = findings.answer().image();
    return Json.createObjectBuilder()
        .add("id", id)
        .add("file_name", findings.photo())
        .add("width", size.width())
        .add("height", size.height());
  }

  /**
   * The objects of a photo.
   *
   * @param image id of the photo
   * @param first id of the first object; the others count on
   */
  static List<JsonObjectBuilder> annotations(int image, int first, Findings findings) {
    List<ObjectClass> classes = findings.classList();
    List<JsonObjectBuilder> annotations = new ArrayList<>();
    for (FoundObject object : findings.objects()) {
      ObjectClass kind = classes.get(object.prediction().classId());
      int id = first + annotations.size();
      annotations.add(annotation(id, object, kind).add("image_id", image));
    }
    return annotations;
  }

  private static JsonObjectBuilder annotation(int id, FoundObject object, ObjectClass kind) {
    Prediction prediction = object.prediction();
    JsonArrayBuilder points = Json.createArrayBuilder();
    for (int slot = 0; slot < kind.keypoints().size(); slot++) {
      add(points, object.point(slot).orElse(null));
    }
    JsonObjectBuilder annotation = Json.createObjectBuilder();
    List<String> corrected =
        object.points().stream().filter(FoundPoint::corrected).map(FoundPoint::name).toList();
    if (!corrected.isEmpty()) {
      annotation.add(
          "attributes",
          Json.createObjectBuilder()
              .add("corrected_keypoints", Json.createArrayBuilder(corrected)));
    }
    return annotation
        .add("id", id)
        .add("category_id", category(prediction.classId()))
        .add(
            "bbox",
            Json.createArrayBuilder()
                .add(Digits.px(prediction.left()))
                .add(Digits.px(prediction.top()))
                .add(Digits.px(prediction.width()))
                .add(Digits.px(prediction.height())))
        .add("area", Digits.px(prediction.width() * prediction.height()))
        .add("segmentation", Json.createArrayBuilder())
        .add("iscrowd", 0)
        .add("keypoints", points)
        .add("num_keypoints", object.found())
        .add("score", Digits.confidence(prediction.confidence()));
  }

  private static void add(JsonArrayBuilder points, @Nullable FoundPoint point) {
    if (point == null || point.keypoint() == null) {
      points.add(0).add(0).add(MISSING);
    } else {
      points.add(Digits.px(point.keypoint().x())).add(Digits.px(point.keypoint().y()));
      points.add(point.state() == FoundPoint.State.FOUND ? SURE : UNSURE);
    }
  }

  static JsonArrayBuilder categories(List<ObjectClass> classes) {
    JsonArrayBuilder categories = Json.createArrayBuilder();
    for (int id = 0; id < classes.size(); id++) {
      JsonArrayBuilder skeleton = Json.createArrayBuilder();
      for (ObjectClass.Edge edge : classes.get(id).edges()) {
        skeleton.add(Json.createArrayBuilder().add(edge.from() + 1).add(edge.to() + 1));
      }
      categories.add(
          Json.createObjectBuilder()
              .add("id", category(id))
              .add("name", classes.get(id).name())
              .add("supercategory", "")
              .add("keypoints", Json.createArrayBuilder(classes.get(id).keypoints()))
              .add("skeleton", skeleton));
    }
    return categories;
  }

  private static int category(int classId) {
    return classId + 1;
  }
}
