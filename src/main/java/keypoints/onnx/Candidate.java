package keypoints.onnx;

/**
 * One object as a network tells of it; all coordinates in px of its input, or of the photo once
 * {@link #onPhoto} has moved it there.
 *
 * @param classId index in the model's classes
 * @param score 0-1
 * @param points x, y, confidence of each keypoint slot of the class, one after the other
 * @param spreads xx, xy, yy of the covariance of each slot's place, px²; empty when the network
 *     does not tell
 */
record Candidate(
    int classId,
    float score,
    float left,
    float top,
    float right,
    float bottom,
    float[] points,
    float[] spreads) {

  /** Of a network that does not tell how far its points may be off. */
  Candidate(int classId, float score, float[] edges, float[] points) {
    this(classId, score, edges[0], edges[1], edges[2], edges[3], points, new float[0]);
  }

  static Candidate centred(int classId, float score, float[] centreAndSize, float[] points) {
    float x = centreAndSize[0];
    float y = centreAndSize[1];
    float halfWidth = centreAndSize[2] / 2;
    float halfHeight = centreAndSize[3] / 2;
    float[] edges = {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
    return new Candidate(classId, score, edges, points);
  }

  Candidate withSpreads(float[] others) {
    return new Candidate(classId, score, left, top, right, bottom, points, others);
  }

  /** The same object in px of the photo. */
  Candidate onPhoto(Letterbox box) {
    float[] moved = points.clone();
    for (int at = 0; at < moved.length; at += 3) {
      moved[at] = (float) box.photoX(points[at]);
      moved[at + 1] = (float) box.photoY(points[at + 1]);
    }
    float[] wider = spreads.clone();
    for (int at = 0; at < wider.length; at += 3) {
      wider[at] /= (float) (box.scaleX() * box.scaleX());
      wider[at + 1] /= (float) (box.scaleX() * box.scaleY());
      wider[at + 2] /= (float) (box.scaleY() * box.scaleY());
    }
    return new Candidate(
        classId,
        score,
        (float) box.photoX(left),
        (float) box.photoY(top),
        (float) box.photoX(right),
        (float) box.photoY(bottom),
        moved,
        wider);
  }

  /** Whether the other one is of its class and overlaps it by more than this. */
  boolean hides(Candidate other, double overlap) {
    return classId == other.classId && overlap(other) > overlap;
  }

  float area() {
    return Math.max(0, right - left) * Math.max(0, bottom - top);
  }

  /** Intersection over union of the two boxes, 0-1. */
  float overlap(Candidate other) {
    float width = Math.min(right, other.right) - Math.max(left, other.left);
    float height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    float shared = Math.max(0, width) * Math.max(0, height);
    float union = area() + other.area() - shared;
    return union > 0 ? shared / union : 0;
  }
}
