package keypoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Inference;
import keypoints.inference.Keypoint;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;
import keypoints.inference.Spread;
import keypoints.measure.Measurement;
import keypoints.measure.Recipes;
import keypoints.measure.Uncertainty;
import keypoints.onnx.OnnxDetector;
import keypoints.testing.Dial;
import keypoints.testing.DialScene;
import keypoints.testing.DialScenes;
import org.junit.jupiter.api.Test;

/**
 * How often the dials that a page's headline reads out say so, in scenes that neither the model nor
 * its own test has seen. {@code -Dheadline.scenes=400} and {@code -Dheadline.repeats=100} give the
 * numbers of {@code docs/measurements.md}; the table is printed either way.
 */
final class HeadlineTest {
  private static final long UNSEEN = 9_100_000_000L;
  private static final int LONG = 1280;
  private static final int SHORT = 960;
  private static final double SURE = 0.5;
  private static final double SAME_OBJECT = 0.5;
  private static final ModelId DIALS = new ModelId("dials", "1");

  private final Map<String, int[]> shares = new TreeMap<>();
  private final Recipes recipes = new Recipes(null, List.of());

  @Test
  void dialsInTheHeadline_areReadRight() {
    int scenes = Integer.getInteger("headline.scenes", 40);
    int repeats = Integer.getInteger("headline.repeats", 4);
    try (Photos photos = new Photos(ImageLimits.DEFAULT);
        OnnxDetector engine = new OnnxDetector(new OnnxDetector.Config(null, 2), photos)) {
      List<ObjectClass> classes = engine.model(DIALS).orElseThrow().classes();
      for (int i = 0; i < scenes; i++) {
        boolean upright = i % 2 == 1;
        int width = upright ? SHORT : LONG;
        DialScene scene = DialScenes.scene(UNSEEN + i, width, LONG + SHORT - width);
        Photo photo = photos.read(Photos.jpeg(scene.picture(), 0.9f));
        Inference answer = engine.detect(DIALS, photo, DetectOptions.DEFAULT);
        List<Inference> again =
            i < repeats ? engine.repeat(DIALS, photo, DetectOptions.DEFAULT) : List.of();
        FoundObject.all(answer, classes, SURE).forEach(object -> add(scene, object, again));
      }
    }
    shares.forEach((name, share) -> System.out.println(line(name, share)));
    assertThat(value("headline: clock right")).isGreaterThanOrEqualTo(0.9);
    assertThat(value("headline: gauge right")).isGreaterThanOrEqualTo(0.85);
    assertThat(shares.get("headline: clock right")[1]).isGreaterThanOrEqualTo(scenes / 3);
  }

  private void add(DialScene scene, FoundObject object, List<Inference> again) {
    Measurement measured = recipes.of(DIALS, object).get(0).measure(object);
    Optional<Dial> drawn = drawn(scene, object.prediction());
    String name = object.prediction().name();
    boolean whole =
        drawn.map(dial -> dial.keypoints().stream().allMatch(Dial.Point::visible)).orElse(false);
    boolean right = drawn.isPresent() && isRight(measured, drawn.get());
    if (Measuring.readOut(measured)) {
      share("headline: " + name + " right", right);
    }
    if (whole) {
      share("all whole: " + name + " right", right);
      share("all whole: " + name + " in the headline", Measuring.readOut(measured));
      if (measured.certain()) {
        share("certain whole: " + name + " right", right);
      }
    }
    if (drawn.isPresent() && !again.isEmpty()) {
      hold(drawn.get(), measured, new Uncertainty(object, again(object.prediction(), again)));
    }
  }

  /** Whether the truth lies where the uncertainty says. */
  private void hold(Dial drawn, Measurement measured, Uncertainty doubt) {
    for (FoundPoint point : doubt.object().points()) {
      Dial.Point truth = drawn.keypoints().get(point.slot());
      Optional<Spread> spread = doubt.of(point);
      if (spread.isPresent() && truth.visible() && point.state() == FoundPoint.State.FOUND) {
        share("± holds the point", holds(spread.get(), point.keypoint(), truth));
      }
    }
    OptionalDouble off = doubt.of(measured);
    if (off.isPresent() && measured.certain()) {
      share("± holds the reading", away(measured, drawn) <= off.getAsDouble());
    }
  }

  /** Mahalanobis' distance, with half a pixel for what can be seen of a place at all. */
  private static boolean holds(Spread spread, Keypoint point, Dial.Point truth) {
    double xx = spread.xx() + 0.25;
    double yy = spread.yy() + 0.25;
    double x = truth.x() - point.x();
    double y = truth.y() - point.y();
    double determinant = xx * yy - spread.xy() * spread.xy();
    double distance = (yy * x * x - 2 * spread.xy() * x * y + xx * y * y) / determinant;
    return distance <= -2 * Math.log(0.05);
  }

  private static List<Prediction> again(Prediction object, List<Inference> answers) {
    List<Prediction> again = new ArrayList<>();
    for (Inference answer : answers) {
      answer.predictions().stream()
          .filter(other -> other.name().equals(object.name()))
          .filter(other -> other.overlap(object) >= SAME_OBJECT)
          .findFirst()
          .ifPresent(again::add);
    }
    return again;
  }

  private static Optional<Dial> drawn(DialScene scene, Prediction found) {
    return scene.dials().stream()
        .filter(dial -> dial.kind().name().equalsIgnoreCase(found.name()))
        .filter(dial -> box(dial).overlap(found) >= SAME_OBJECT)
        .findFirst();
  }

  private static Prediction box(Dial dial) {
    return new Prediction(dial.x(), dial.y(), dial.width(), dial.height(), 1, "", 0, "", List.of());
  }

  /** To within 2 minutes, or 2 % of the scale. */
  private static boolean isRight(Measurement measured, Dial drawn) {
    return away(measured, drawn) <= (drawn.kind() == Dial.Kind.CLOCK ? 2 : 0.02);
  }

  /** Minutes, or a part of the scale; very far without a value. */
  private static double away(Measurement measured, Dial drawn) {
    Double value = measured.value();
    if (value == null) {
      return Double.MAX_VALUE;
    }
    double away = Math.abs(value - drawn.reading());
    return drawn.kind() == Dial.Kind.CLOCK ? Math.min(away, 720 - away) : away;
  }

  private void share(String name, boolean yes) {
    int[] share = shares.computeIfAbsent(name, key -> new int[2]);
    share[0] += yes ? 1 : 0;
    share[1]++;
  }

  private double value(String name) {
    int[] share = shares.get(name);
    return (double) share[0] / share[1];
  }

  private static String line(String name, int[] share) {
    return String.format(
        Locale.ROOT, "%-40s %6.1f %%   of %d", name, 100.0 * share[0] / share[1], share[1]);
  }
}
