package keypoints.measure;

import java.util.List;
import java.util.Optional;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;

/**
 * What recipes are written for.
 *
 * @param classes of the model; where they are not known, those that it has found
 * @param known whether the classes are the model's own, with all of their keypoints
 */
public record Subject(ModelId model, List<ObjectClass> classes, boolean known) {
  public Subject {
    classes = List.copyOf(classes);
  }

  /** The class of this name. */
  public Optional<ObjectClass> named(String name) {
    return classes.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }
}
