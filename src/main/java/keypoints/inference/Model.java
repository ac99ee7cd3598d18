package keypoints.inference;

import java.util.List;

/**
 * A model that can be asked.
 *
 * @param id its address
 * @param place where it runs: empty for inside this application, else the host it is asked at
 * @param classes what it knows, in the order of class ids; empty when that is not known here
 */
public record Model(ModelId id, String place, List<ObjectClass> classes) {
  public Model {
    classes = List.copyOf(classes);
  }

  /** Whether the photo stays inside this application. */
  public boolean embedded() {
    return place.isEmpty();
  }
}
