package keypoints.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import keypoints.inference.ObjectClass;

/**
 * RF-DETR with keypoints: {@code dets} [N, Q, 4] box centre x, y, width, height as fractions of the
 * input; {@code labels} [N, Q, L] class logits, where L counts a background after the classes or
 * not; {@code keypoints} [N, Q, L K, 8], a block of K slots for each label. A slot is x, y as
 * fractions, findable logit, visible logit, log l11, l21, log l22 of the precision's Cholesky
 * factor, class logit.
 *
 * <p>The score multiplies the class's probability with the expected spread of the findable
 * keypoints to the power -0.2, then takes s / (1 + s), as Roboflow Inference 1.5 does.
 */
record RfDetrLayout(List<ObjectClass> classes, int slots, Preprocessing input)
    implements OutputLayout {
  private static final int POINT = 8;
  private static final double SPREAD_POWER = -0.2;
  private static final double TINY = 1e-12;

  static Optional<OutputLayout> of(
      List<Tensor> outputs, List<ObjectClass> classes, Preprocessing input) {
    Optional<Tensor> dets = named(outputs, "dets");
    Optional<Tensor> labels = named(outputs, "labels");
    Optional<Tensor> keypoints = named(outputs, "keypoints");
    if (dets.isEmpty() || labels.isEmpty() || keypoints.isEmpty()) {
      return Optional.empty();
    }
    int columns = labels.get().size(2);
    int slots = keypoints.get().size(2) / columns;
    boolean fits =
        dets.get().size(2) == 4
            && columns - classes.size() <= 1
            && columns >= classes.size()
            && slots >= OutputLayout.slots(classes)
            && keypoints.get().size(2) == slots * columns
            && keypoints.get().size(3) == POINT;
    return fits ? Optional.of(new RfDetrLayout(classes, slots, input)) : Optional.empty();
  }

  private static Optional<Tensor> named(List<Tensor> outputs, String name) {
    return outputs.stream().filter(t -> t.name().equals(name) && t.rank() >= 3).findFirst();
  }

  @Override
  public boolean wantsSuppression() {
    return false;
  }

  @Override
  public boolean wantsNormalisedInput() {
    return true;
  }

  @Override
  public List<Candidate> decode(List<Tensor> outputs, double minScore) {
    Tensor labels = named(outputs, "labels").orElseThrow();
    float[] boxes = named(outputs, "dets").orElseThrow().values();
    float[] points = named(outputs, "keypoints").orElseThrow().values();
    int columns = labels.size(2);
    List<Candidate> found = new ArrayList<>();
    for (int query = 0; query < labels.size(1); query++) {
      for (int classId = 0; classId < classes.size(); classId++) {
        int block = (query * columns + classId) * slots * POINT;
        double probability = sigmoid(labels.values()[query * columns + classId]);
        float score = (float) fused(probability, points, block);
        if (score >= minScore) {
          float[] box = inPixels(Arrays.copyOfRange(boxes, query * 4, query * 4 + 4));
          found.add(
              Candidate.centred(classId, score, box, slotsOf(classId, points, block))
                  .withSpreads(spreadsOf(classId, points, block)));
        }
      }
    }
    return found;
  }

  private float[] inPixels(float[] box) {
    int width = input.width();
    int height = input.height();
    return new float[] {box[0] * width, box[1] * height, box[2] * width, box[3] * height};
  }

  private float[] slotsOf(int classId, float[] values, int block) {
    int count = classes.get(classId).keypoints().size();
    float[] points = new float[3 * count];
    for (int i = 0; i < count; i++) {
      int at = block + i * POINT;
      points[3 * i] = values[at] * input.width();
      points[3 * i + 1] = values[at + 1] * input.height();
      points[3 * i + 2] = (float) sigmoid(values[at + 2]);
    }
    return points;
  }

  /**
   * The inverse of the precision L L', from fractions of the input to px: the network learns the
   * spread of x and y as fractions, too.
   */
  private float[] spreadsOf(int classId, float[] values, int block) {
    int count = classes.get(classId).keypoints().size();
    float[] spreads = new float[3 * count];
    for (int i = 0; i < count; i++) {
      int at = block + i * POINT;
      double first = Math.exp(-values[at + 4]);
      double second = Math.exp(-values[at + 6]);
      double lean = values[at + 5] * first * second;
      spreads[3 * i] = (float) ((first * first + lean * lean) * input.width() * input.width());
      spreads[3 * i + 1] = (float) (-lean * second * input.width() * input.height());
      spreads[3 * i + 2] = (float) (second * second * input.height() * input.height());
    }
    return spreads;
  }

  private double fused(double probability, float[] values, int block) {
    double weights = 0;
    double spread = 0;
    for (int i = 0; i < slots; i++) {
      int at = block + i * POINT;
      double weight = Math.max(TINY, sigmoid(values[at + 2]));
      weights += weight;
      spread += weight * trace(values[at + 4], values[at + 5], values[at + 6]);
    }
    double score = probability * Math.pow(spread / weights, SPREAD_POWER);
    return score / (1 + score);
  }

  /** Of the covariance: 1 / l11² + 1 / l22² + l21² / (l11 l22)². */
  private static double trace(double logL11, double l21, double logL22) {
    double first = Math.exp(-2 * logL11);
    double second = Math.exp(-2 * logL22);
    return first + second + Math.max(TINY * TINY, l21 * l21) * first * second;
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
