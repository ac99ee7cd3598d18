package keypoints.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.testing.Dial;

/** How well predictions meet the dials that were drawn, over many scenes. */
final class DialScore {
  private static final double SAME_OBJECT = 0.5;

  private int dials;
  private int found;
  private int sameKind;
  private int falseAlarms;
  private int points;
  private int close;
  private int veryClose;

  /** Counts one scene. A prediction meets the dial that it shares half of the united area with. */
  void add(List<Dial> drawn, List<Prediction> predictions) {
    List<Prediction> left = new ArrayList<>(predictions);
    for (Dial dial : drawn) {
      dials++;
      Optional<Prediction> best =
          left.stream()
              .filter(prediction -> overlap(dial, prediction) >= SAME_OBJECT)
              .max(Comparator.comparingDouble(prediction -> overlap(dial, prediction)));
      best.ifPresent(left::remove);
      best.ifPresent(prediction -> count(dial, prediction));
    }
    falseAlarms += left.size();
  }

  private void count(Dial dial, Prediction prediction) {
    found++;
    if (!prediction.name().equalsIgnoreCase(dial.kind().name())) {
      return;
    }
    sameKind++;
    for (int slot = 0; slot < dial.keypoints().size(); slot++) {
      Dial.Point truth = dial.keypoints().get(slot);
      if (truth.visible()) {
        double distance = prediction.keypoint(slot).map(p -> distance(p, truth)).orElse(1e9);
        double relative = distance / Math.sqrt(dial.width() * dial.height());
        points++;
        close += relative <= 0.05 ? 1 : 0;
        veryClose += relative <= 0.02 ? 1 : 0;
      }
    }
  }

  private static double distance(Keypoint point, Dial.Point truth) {
    return Math.hypot(point.x() - truth.x(), point.y() - truth.y());
  }

  private static double overlap(Dial dial, Prediction prediction) {
    double width = shared(dial.x(), dial.width(), prediction.x(), prediction.width());
    double height = shared(dial.y(), dial.height(), prediction.y(), prediction.height());
    double intersection = width * height;
    double areas = dial.width() * dial.height() + prediction.width() * prediction.height();
    return intersection / (areas - intersection);
  }

  private static double shared(double centre, double size, double otherCentre, double otherSize) {
    double start = Math.max(centre - size / 2, otherCentre - otherSize / 2);
    double end = Math.min(centre + size / 2, otherCentre + otherSize / 2);
    return Math.max(0, end - start);
  }

  /** Dials found, of those drawn, 0-1. */
  double recall() {
    return (double) found / dials;
  }

  /** Visible keypoints within 5 % of the dial's size (root of its box's area), 0-1. */
  double within5Percent() {
    return (double) close / points;
  }

  /** Predictions that meet no dial. */
  int falseAlarms() {
    return falseAlarms;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d dials: recall %.3f, class right %.3f, false alarms %d, keypoints within 5 %% %.3f, within 2 %% %.3f",
        dials,
        recall(),
        (double) sameKind / found,
        falseAlarms,
        within5Percent(),
        (double) veryClose / points);
  }
}
