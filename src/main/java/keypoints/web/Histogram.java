package keypoints.web;

import java.util.ArrayList;
import java.util.List;
import keypoints.inference.Prediction;

/**
 * How sure a model is of what it found. Places are per cent of the figure.
 *
 * @param bars from left to right, where there are objects
 * @param asked where what the model was asked for begins
 * @param shown where what is shown begins
 * @param text the same in words
 */
public record Histogram(List<Bar> bars, String asked, String shown, String text) {
  private static final int BINS = 20;
  private static final double ROOM = 0.95;

  /**
   * The objects of one range of confidences.
   *
   * @param height of all
   * @param shownHeight of those that are shown
   */
  public record Bar(String x, String y, String height, String shownY, String shownHeight) {}

  static Histogram of(List<Prediction> all, List<Prediction> shown, RunFilter filter, Texts texts) {
    int[] counts = counts(all);
    int[] shownCounts = counts(shown);
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    List<Bar> bars = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        bars.add(bar(bin, counts[bin] * ROOM / most, shownCounts[bin] * ROOM / most));
        words.add(
            texts.get(
                "run.histogram.bar",
                texts.percent((double) bin / BINS),
                texts.percent((bin + 1.0) / BINS),
                counts[bin]));
      }
    }
    return new Histogram(
        bars,
        Overlay.percent(filter.asked().confidence(), 1),
        Overlay.percent(Math.max(filter.confidence(), filter.asked().confidence()), 1),
        String.join(texts.get("summary.comma"), words));
  }

  private static int[] counts(List<Prediction> predictions) {
    int[] counts = new int[BINS];
    for (Prediction prediction : predictions) {
      counts[Math.max(0, Math.min(BINS - 1, (int) (prediction.confidence() * BINS)))]++;
    }
    return counts;
  }

  private static Bar bar(int bin, double height, double shownHeight) {
    return new Bar(
        Overlay.percent(bin + 0.1, BINS),
        Overlay.percent(1 - height, 1),
        Overlay.percent(height, 1),
        Overlay.percent(1 - shownHeight, 1),
        Overlay.percent(shownHeight, 1));
  }

  /** Whether something is hidden for its confidence. */
  public boolean raised() {
    return !asked.equals(shown);
  }
}
