package keypoints.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import keypoints.failure.Failure;
import keypoints.failure.Reason;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.Model;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import keypoints.measure.Subject;
import keypoints.run.Run;

/** Finds out what is known of the classes of a model that recipes are written for. */
record Subjects(Site site) {

  /**
   * The model of an address, with its classes, or those that it found last.
   *
   * @throws Failure PAGE_UNKNOWN when it is neither offered nor has a run
   */
  Subject of(ModelId id) {
    List<ObjectClass> known = site.classes(id);
    if (!known.isEmpty()) {
      return new Subject(id, known, true);
    }
    Run run = site.runs().newest(id).orElse(null);
    if (run == null && site.models().offered().stream().map(Model::id).noneMatch(id::equals)) {
      throw new Failure(Reason.PAGE_UNKNOWN, null);
    }
    return new Subject(id, run == null ? List.of() : seen(run.inference()), false);
  }

  /** Classes as far as an answer shows them. */
  private static List<ObjectClass> seen(Inference answer) {
    Map<String, Map<Integer, String>> slots = new LinkedHashMap<>();
    for (Prediction object : answer.predictions()) {
      Map<Integer, String> names = slots.computeIfAbsent(object.name(), name -> new TreeMap<>());
      for (Keypoint point : object.keypoints()) {
        names.put(point.classId(), point.name());
      }
    }
    List<ObjectClass> classes = new ArrayList<>();
    slots.forEach(
        (name, points) ->
            classes.add(
                new ObjectClass(
                    name,
                    ObjectClass.paletteColor(classes.size()),
                    List.copyOf(points.values()),
                    List.of())));
    return classes;
  }
}
