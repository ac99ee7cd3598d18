package keypoints.measure;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;
import keypoints.inference.ObjectClass;
import keypoints.inference.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * What to measure on the objects of one class, as {@code recipes.json} says it.
 *
 * @param objectClass name of the class
 * @param name of the measurement, for people
 * @param kind what is measured
 * @param points names of keypoints in the order of the kind; case, hyphens and underscores are
 *     alike
 * @param side {@link #LEFT} or {@link #RIGHT} of two measurements of one name; null for neither
 * @param scale of a dial; null when the model cannot know it
 * @param limits null when every value is as good
 */
@JsonbPropertyOrder({"objectClass", "name", "kind", "points", "side", "scale", "limits"})
public record Recipe(
    @JsonbProperty("class") String objectClass,
    String name,
    @JsonbTypeAdapter(KindAdapter.class) Kind kind,
    List<String> points,
    @Nullable String side,
    @Nullable DialScale scale,
    @Nullable Limits limits) {
  public static final String LEFT = "left";
  public static final String RIGHT = "right";

  /** Letters of a name or unit. */
  public static final int LONGEST_TEXT = 80;

  public Recipe {
    points = List.copyOf(points);
  }

  /** A measurement without side, scale and limits. */
  static Recipe plain(String objectClass, String name, Kind kind, String... points) {
    return new Recipe(objectClass, name, kind, List.of(points), null, null, null);
  }

  /** A distance or a ratio to begin with, along the skeleton; empty for other kinds. */
  public static Optional<Recipe> usual(ObjectClass objectClass, Kind kind) {
    return Template.of(objectClass).stream().filter(recipe -> recipe.kind == kind).findFirst();
  }

  /** The same for another class. */
  Recipe of(String otherClass) {
    return new Recipe(otherClass, name, kind, points, side, scale, limits);
  }

  /** The same with texts that stand on a line, as those of models' answers do. */
  Recipe onOneLine() {
    List<String> names = points.stream().map(Recipe::line).toList();
    DialScale unit = scale == null ? null : scale.onOneLine();
    return new Recipe(line(objectClass), line(name), kind, names, side, unit, limits);
  }

  static String line(String text) {
    return OneLine.of(text, LONGEST_TEXT);
  }

  /** Measures an object. A value that needs a missing point is missing, too. */
  public Measurement measure(FoundObject object) {
    List<Keypoint> found = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    for (String wanted : points) {
      FoundPoint point = point(object, wanted).orElse(null);
      Keypoint keypoint = point == null ? null : point.keypoint();
      if (point == null || keypoint == null) {
        doubts.add(new Doubt(Doubt.Why.MISSING, wanted, 0));
      } else {
        found.add(keypoint);
        doubt(point, keypoint).filter(doubt -> !doubts.contains(doubt)).ifPresent(doubts::add);
      }
    }
    return found.size() < points.size() ? Measurement.none(this, doubts) : measure(found, doubts);
  }

  /** The object's points that it is made of, as far as they are there, in its order. */
  List<FoundPoint> points(FoundObject object) {
    return points.stream().flatMap(name -> point(object, name).stream()).toList();
  }

  private Measurement measure(List<Keypoint> found, List<Doubt> doubts) {
    double value = kind.value(found);
    if (Double.isNaN(value)) {
      doubts.add(Doubt.of(Doubt.Why.SAME_PLACE));
    } else {
      doubts.addAll(Plausibility.doubts(kind, found, value));
    }
    boolean none = doubts.stream().anyMatch(doubt -> doubt.why().fatal());
    if (none) {
      return Measurement.none(this, doubts);
    }
    Double handsApart = kind == Kind.CLOCK ? (Double) DialReading.handsApart(found) : null;
    double least = found.stream().mapToDouble(Keypoint::confidence).min().orElse(0);
    return new Measurement(this, value, least, handsApart, doubts);
  }

  private static Optional<Doubt> doubt(FoundPoint point, Keypoint keypoint) {
    return switch (point.state()) {
      case LOW -> Optional.of(new Doubt(Doubt.Why.LOW, point.name(), keypoint.confidence()));
      case OUTSIDE -> Optional.of(new Doubt(Doubt.Why.OUTSIDE, point.name(), 0));
      case FOUND, MISSING -> Optional.empty();
    };
  }

  private static Optional<FoundPoint> point(FoundObject object, String name) {
    return object.points().stream()
        .filter(point -> plain(point.name()).equals(plain(name)))
        .findFirst();
  }

  /** {@code Left-Shoulder}, {@code left shoulder} and {@code left_shoulder} are one name. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Kinds are words in small letters. */
  public static final class KindAdapter implements JsonbAdapter<Kind, String> {
    @Override
    public String adaptToJson(Kind kind) {
      return kind.word();
    }

    @Override
    public Kind adaptFromJson(String word) {
      return Kind.of(word);
    }
  }
}
