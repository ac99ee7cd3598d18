package keypoints.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.measure.DialReading;
import keypoints.testing.Dial;

/** How well predictions meet the dials that were drawn, over many scenes. */
final class DialScore {
  private static final double SAME_OBJECT = 0.5;
  private static final int MISSING = 9;

  private int scenes;
  private int falseAlarms;
  private final Share found = new Share();
  private final Share sameKind = new Share();
  private final Share within5Percent = new Share();
  private final Share within2Percent = new Share();
  private final Share clocks = new Share();
  private final Share gauges = new Share();
  private final Share hiddenUnsure = new Share();
  private final Map<String, Share> byName = new TreeMap<>();
  private final Map<String, Share> bySize = new TreeMap<>();
  private final Map<String, Share> byConfidence = new TreeMap<>();

  /** How many of how many. */
  static final class Share {
    private int yes;
    private int all;

    void add(boolean right) {
      yes += right ? 1 : 0;
      all++;
    }

    /** 0-1; 1 of nothing. */
    double value() {
      return all == 0 ? 1 : (double) yes / all;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%6.1f %%   of %d", 100 * value(), all);
    }
  }

  /** Counts one scene. A prediction meets the dial that it shares half of the united area with. */
  void add(List<Dial> drawn, List<Prediction> predictions, double photoWidth) {
    scenes++;
    List<Prediction> left = new ArrayList<>(predictions);
    for (Dial dial : drawn) {
      Optional<Prediction> best =
          left.stream()
              .filter(prediction -> overlap(dial, prediction) >= SAME_OBJECT)
              .max(Comparator.comparingDouble(prediction -> overlap(dial, prediction)));
      found.add(best.isPresent());
      share(bySize, size(dial, photoWidth)).add(best.isPresent());
      best.ifPresent(left::remove);
      best.ifPresent(prediction -> compare(dial, prediction));
    }
    falseAlarms += left.size();
  }

  private static Share share(Map<String, Share> shares, String name) {
    return shares.computeIfAbsent(name, key -> new Share());
  }

  private static String size(Dial dial, double photoWidth) {
    double share = Math.sqrt(dial.width() * dial.height()) / photoWidth;
    return share < 0.15 ? "below 15 %" : share < 0.3 ? "from 15 to 30 %" : "over 30 %";
  }

  private void compare(Dial dial, Prediction prediction) {
    boolean same = prediction.name().equalsIgnoreCase(dial.kind().name());
    sameKind.add(same);
    if (!same) {
      return;
    }
    for (int slot = 0; slot < dial.keypoints().size(); slot++) {
      compare(dial, dial.keypoints().get(slot), prediction.keypoint(slot));
    }
    if (dial.keypoints().stream().allMatch(Dial.Point::visible)) {
      read(dial, prediction);
    }
  }

  private void compare(Dial dial, Dial.Point truth, Optional<Keypoint> point) {
    double size = Math.sqrt(dial.width() * dial.height());
    double distance = point.map(p -> distance(p, truth) / size).orElse((double) MISSING);
    double confidence = point.map(Keypoint::confidence).orElse(0.0);
    boolean near = truth.visible() && distance <= 0.05;
    share(byConfidence, tenth(confidence)).add(near);
    if (truth.visible()) {
      within5Percent.add(near);
      within2Percent.add(distance <= 0.02);
      String kind = dial.kind().name().toLowerCase(Locale.ROOT);
      share(byName, kind + " " + truth.name()).add(near);
    } else {
      hiddenUnsure.add(confidence < 0.5);
    }
  }

  private static String tenth(double confidence) {
    int tenth = (int) Math.min(9, confidence * 10);
    return String.format(Locale.ROOT, "%.1f to %.1f", tenth / 10.0, (tenth + 1) / 10.0);
  }

  private void read(Dial dial, Prediction prediction) {
    if (prediction.keypoints().size() < dial.keypoints().size()) {
      (dial.kind() == Dial.Kind.CLOCK ? clocks : gauges).add(false);
    } else if (dial.kind() == Dial.Kind.CLOCK) {
      double away = Math.abs(DialReading.minutes(prediction.keypoints()) - dial.reading()) % 720;
      clocks.add(Math.min(away, 720 - away) <= 2);
    } else {
      gauges.add(Math.abs(DialReading.fraction(prediction.keypoints()) - dial.reading()) <= 0.02);
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
    return found.value();
  }

  /** Found dials whose class is right, 0-1. */
  double classRight() {
    return sameKind.value();
  }

  /** Visible keypoints within 5 % of the dial's size (root of its box's area), 0-1. */
  double within5Percent() {
    return within5Percent.value();
  }

  /** Visible keypoints within 2 % of the dial's size, 0-1. */
  double within2Percent() {
    return within2Percent.value();
  }

  /** Found clocks with all keypoints to be seen that are read to within 2 minutes, 0-1. */
  double clocksRead() {
    return clocks.value();
  }

  /** Found gauges with all keypoints to be seen that are read to within 2 % of the scale, 0-1. */
  double gaugesRead() {
    return gauges.value();
  }

  /** Predictions that meet no dial, in 100 pictures. */
  double falseAlarms() {
    return 100.0 * falseAlarms / scenes;
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder(1500);
    row(table, "pictures", scenes);
    row(table, "dials found", found);
    row(table, "false alarms in 100 pictures", String.format(Locale.ROOT, "%6.1f", falseAlarms()));
    row(table, "class right", sameKind);
    row(table, "keypoints within 5 % of the size", within5Percent);
    row(table, "keypoints within 2 % of the size", within2Percent);
    row(table, "clocks within 2 minutes", clocks);
    row(table, "gauges within 2 % of the scale", gauges);
    row(table, "hidden keypoints below 0.5", hiddenUnsure);
    byName.forEach((name, share) -> row(table, "  " + name + " within 5 %", share));
    bySize.forEach((name, share) -> row(table, "  dials " + name + " found", share));
    byConfidence.forEach((name, share) -> row(table, "  keypoints at " + name + " right", share));
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Object value) {
    table.append(String.format(Locale.ROOT, "%n%-40s %s", name, value));
  }
}
