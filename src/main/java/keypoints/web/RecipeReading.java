package keypoints.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import keypoints.measure.DialScale;
import keypoints.measure.Kind;
import keypoints.measure.Limits;
import keypoints.measure.Recipe;
import org.jspecify.annotations.Nullable;

/** Makes a recipe of what was typed, or says what is wrong with it. */
final class RecipeReading {
  private final RecipeForm form;
  private final Kind kind;
  private final Texts texts;
  private final List<Problem> problems = new ArrayList<>();

  RecipeReading(RecipeForm form, Kind kind, Texts texts) {
    this.form = form;
    this.kind = kind;
    this.texts = texts;
  }

  /**
   * The recipe; empty when there are {@link #problems}.
   *
   * @param names of the class's keypoints
   */
  Optional<Recipe> read(List<String> names) {
    if (form.name().isEmpty()) {
      wrong("name");
    }
    List<String> points = points(names);
    DialScale scale = kind == Kind.DIAL ? scale() : null;
    Limits limits = kind == Kind.CLOCK ? null : limits();
    String side = List.of(Recipe.LEFT, Recipe.RIGHT).contains(form.side()) ? form.side() : null;
    return problems.isEmpty()
        ? Optional.of(
            new Recipe(form.objectClass(), form.name(), kind, points, side, scale, limits))
        : Optional.empty();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void wrong(String field) {
    wrong(field, field);
  }

  private void wrong(String field, String what) {
    problems.add(new Problem(field, texts.get("recipes.problem." + what)));
  }

  private List<String> points(List<String> names) {
    List<String> points = form.points().stream().filter(point -> !point.isEmpty()).toList();
    if (!kind.takes(points.size()) || !names.containsAll(points)) {
      wrong("points");
    } else if (!apart(points)) {
      wrong("points", "same");
    }
    return points;
  }

  /** Two distances may share an end; all else is made of different points. */
  private boolean apart(List<String> points) {
    return kind == Kind.RATIO
        ? !points.get(0).equals(points.get(1)) && !points.get(2).equals(points.get(3))
        : new HashSet<>(points).size() == points.size();
  }

  private @Nullable DialScale scale() {
    if ((form.scaleStart() + form.scaleEnd()).isEmpty()) {
      return null;
    }
    double start = Numbers.parse(form.scaleStart());
    double end = Numbers.parse(form.scaleEnd());
    if (!(Math.abs(end - start) > 0)) {
      wrong("scale");
      return null;
    }
    return new DialScale(start, end, form.unit().isEmpty() ? null : form.unit());
  }

  private @Nullable Limits limits() {
    Limits.Range ok = range("ok", form.okLow(), form.okHigh());
    Limits.Range check = range("check", form.checkLow(), form.checkHigh());
    if (ok == null) {
      if (check != null) {
        wrong("ok", "first");
      }
      return null;
    }
    boolean millimetres = form.millimetres() && kind.scales();
    return new Limits(ok, check, millimetres ? Limits.MILLIMETRES : null);
  }

  /** Null when nothing was typed, and after something that is no range. */
  private Limits.@Nullable Range range(String field, String low, String high) {
    if ((low + high).isEmpty()) {
      return null;
    }
    double from = low.isEmpty() ? Double.NEGATIVE_INFINITY : Numbers.parse(low);
    double to = high.isEmpty() ? Double.POSITIVE_INFINITY : Numbers.parse(high);
    if (!(from <= to)) {
      wrong(field);
    }
    return new Limits.Range(low.isEmpty() ? null : from, high.isEmpty() ? null : to);
  }
}
