package keypoints.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import keypoints.inference.ObjectClass;

/**
 * YOLOv8 and YOLO11, pose and plain detection: one output [N, 4 + C + 3K, A]. The rows are box
 * centre x, y, width, height, then C class scores, then K times x, y, confidence, all in px of the
 * input; a column is one anchor. There is no separate objectness.
 */
record YoloLayout(List<ObjectClass> classes, int rows) implements OutputLayout {
  private static final int BOX = 4;
  private static final int POINT = 3;

  static Optional<OutputLayout> of(List<Tensor> outputs, List<ObjectClass> classes) {
    if (outputs.size() != 1 || outputs.get(0).rank() != 3) {
      return Optional.empty();
    }
    int rows = BOX + classes.size() + POINT * OutputLayout.slots(classes);
    return outputs.get(0).size(1) == rows
        ? Optional.of(new YoloLayout(classes, rows))
        : Optional.empty();
  }

  @Override
  public boolean wantsSuppression() {
    return true;
  }

  @Override
  public List<Candidate> decode(List<Tensor> outputs, double minScore) {
    Tensor output = outputs.get(0);
    int anchors = output.size(2);
    float[] values = output.values();
    List<Candidate> found = new ArrayList<>();
    for (int anchor = 0; anchor < anchors; anchor++) {
      int best = bestClass(values, anchors, anchor);
      float score = values[(BOX + best) * anchors + anchor];
      if (score >= minScore) {
        float[] box = column(values, anchors, anchor, 0, BOX);
        found.add(Candidate.centred(best, score, box, points(values, anchors, anchor, best)));
      }
    }
    return found;
  }

  private int bestClass(float[] values, int anchors, int anchor) {
    int best = 0;
    for (int c = 1; c < classes.size(); c++) {
      if (values[(BOX + c) * anchors + anchor] > values[(BOX + best) * anchors + anchor]) {
        best = c;
      }
    }
    return best;
  }

  private float[] points(float[] values, int anchors, int anchor, int classId) {
    int count = POINT * classes.get(classId).keypoints().size();
    return column(values, anchors, anchor, BOX + classes.size(), count);
  }

  private static float[] column(float[] values, int anchors, int anchor, int firstRow, int count) {
    float[] column = new float[count];
    for (int i = 0; i < count; i++) {
      column[i] = values[(firstRow + i) * anchors + anchor];
    }
    return column;
  }
}
