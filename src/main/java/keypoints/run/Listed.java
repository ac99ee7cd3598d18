package keypoints.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import keypoints.inference.ModelId;

/**
 * A run as lists show it.
 *
 * @param id as {@link Run#id()}
 * @param created as {@link Run#created()}
 * @param source as {@link Run#source()}
 * @param model as {@link Run#model()}
 * @param found how many objects of each class, the class of the surest object first
 */
public record Listed(
    String id, Instant created, String source, ModelId model, Map<String, Integer> found) {

  /** Keeps the order. */
  public Listed {
    found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
  }

  /** The same of a whole run. */
  public static Listed of(Run run) {
    return new Listed(
        run.id(), run.created(), run.source(), run.model(), FoundClasses.of(run.inference()));
  }
}
