package keypoints.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import keypoints.inference.ObjectClass;

/**
 * YOLO26, pose and plain detection: one output [N, M, 6 + 3K] whose graph has done the suppression.
 * A row is left, top, right, bottom, confidence, class, then K times x, y, confidence, in px of the
 * input.
 */
record FusedLayout(List<ObjectClass> classes) implements OutputLayout {
  private static final int HEAD = 6;
  private static final int POINT = 3;

  static Optional<OutputLayout> of(List<Tensor> outputs, List<ObjectClass> classes) {
    int columns = HEAD + POINT * OutputLayout.slots(classes);
    boolean fits =
        outputs.size() == 1 && outputs.get(0).rank() == 3 && outputs.get(0).size(2) == columns;
    return fits ? Optional.of(new FusedLayout(classes)) : Optional.empty();
  }

  @Override
  public boolean wantsSuppression() {
    return false;
  }

  @Override
  public List<Candidate> decode(List<Tensor> outputs, double minScore) {
    Tensor output = outputs.get(0);
    int columns = output.size(2);
    List<Candidate> found = new ArrayList<>();
    for (int row = 0; row < output.size(1); row++) {
      int start = row * columns;
      float[] values = Arrays.copyOfRange(output.values(), start, start + columns);
      int classId = Math.round(values[5]);
      if (values[4] >= minScore && classId >= 0 && classId < classes.size()) {
        found.add(candidate(classId, values));
      }
    }
    return found;
  }

  private Candidate candidate(int classId, float[] row) {
    int count = POINT * classes.get(classId).keypoints().size();
    float[] points = Arrays.copyOfRange(row, HEAD, HEAD + count);
    return new Candidate(classId, row[4], Arrays.copyOf(row, 4), points);
  }
}
