package keypoints.web.api;

import keypoints.inference.Model;

/** What a model does, as the original names it. */
enum Task {
  KEYPOINTS("keypoint-detection"),
  OBJECTS("object-detection");

  private final String wireName;

  Task(String wireName) {
    this.wireName = wireName;
  }

  static Task of(Model model) {
    return model.classes().stream().anyMatch(kind -> !kind.keypoints().isEmpty())
        ? KEYPOINTS
        : OBJECTS;
  }

  String wireName() {
    return wireName;
  }
}
