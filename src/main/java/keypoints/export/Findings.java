package keypoints.export;

import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.Inference;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.measure.Uncertainty;

/**
 * What is taken away of a run: what its page shows.
 *
 * @param photo name of the photo's own file, such as {@code clock-Ab12Cd34.jpg}; files that belong
 *     to the photo refer to it by this name
 * @param model that was asked
 * @param answer with the shown objects only
 * @param classes what the model says about its classes; empty when that is not known
 * @param sure points below are unsure, 0-1
 * @param copies answers to shifted copies of the photo; empty when nobody asked for them
 */
public record Findings(
    String photo,
    ModelId model,
    Inference answer,
    List<ObjectClass> classes,
    double sure,
    List<Inference> copies) {

  public Findings {
    classes = List.copyOf(classes);
    copies = List.copyOf(copies);
  }

  List<FoundObject> objects() {
    return FoundObject.all(answer, classes, sure);
  }

  /** The same with classes that several photos share. */
  Findings withClasses(List<ObjectClass> shared) {
    return new Findings(photo, model, answer, shared, sure, copies);
  }

  /** How far the points of each object may be off. */
  List<Uncertainty> doubts() {
    return objects().stream().map(object -> Uncertainty.of(object, copies)).toList();
  }

  /** The same as the model gave it, whatever people put right. */
  Findings original() {
    return new Findings(photo, model, answer.original(), classes, sure, copies);
  }

  /** Every class by its id, also those that were not found. */
  List<ObjectClass> classList() {
    return Classes.of(classes, answer.predictions());
  }
}
