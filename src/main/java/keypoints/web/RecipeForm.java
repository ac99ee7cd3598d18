package keypoints.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import keypoints.inference.OneLine;
import keypoints.measure.DialScale;
import keypoints.measure.Kind;
import keypoints.measure.Limits;
import keypoints.measure.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one recipe as they were typed, blanks around them cut.
 *
 * @param at place of the recipe in the list, from 0; empty for a new one
 * @param kind its word
 * @param points names of keypoints; empty where none is chosen
 * @param side {@code left}, {@code right} or empty
 * @param millimetres whether the limits are in mm
 */
public record RecipeForm(
    String at,
    String kind,
    String objectClass,
    String name,
    List<String> points,
    String side,
    String scaleStart,
    String scaleEnd,
    String unit,
    String okLow,
    String okHigh,
    String checkLow,
    String checkHigh,
    boolean millimetres) {
  private static final String POINT = "point";

  static RecipeForm read(HttpServletRequest request) {
    String[] points = request.getParameterValues(POINT);
    return new RecipeForm(
        text(request, "at"),
        text(request, "kind"),
        text(request, "class"),
        text(request, "name"),
        points == null ? List.of() : Arrays.stream(points).map(RecipeForm::cut).toList(),
        text(request, "side"),
        text(request, "scale_start"),
        text(request, "scale_end"),
        text(request, "unit"),
        text(request, "ok_low"),
        text(request, "ok_high"),
        text(request, "check_low"),
        text(request, "check_high"),
        !text(request, "in_mm").isEmpty());
  }

  static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : cut(value);
  }

  private static String cut(String text) {
    return OneLine.of(text, Recipe.LONGEST_TEXT);
  }

  /** What nobody has typed into yet. */
  static RecipeForm blank(Kind kind, String objectClass) {
    return new RecipeForm(
        "", kind.word(), objectClass, "", List.of(), "", "", "", "", "", "", "", "", false);
  }

  /** What a recipe says. */
  static RecipeForm of(String at, Recipe recipe, Texts texts) {
    DialScale scale = recipe.scale();
    Limits limits = recipe.limits();
    Limits.Range ok = limits == null ? null : limits.ok();
    Limits.Range check = limits == null ? null : limits.check();
    return new RecipeForm(
        at,
        recipe.kind().word(),
        recipe.objectClass(),
        recipe.name(),
        recipe.points(),
        orEmpty(recipe.side()),
        scale == null ? "" : texts.plain(scale.start()),
        scale == null ? "" : texts.plain(scale.end()),
        scale == null ? "" : orEmpty(scale.unit()),
        ok == null ? "" : number(ok.low(), texts),
        ok == null ? "" : number(ok.high(), texts),
        check == null ? "" : number(check.low(), texts),
        check == null ? "" : number(check.high(), texts),
        limits != null && limits.inMillimetres());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String number(@Nullable Double value, Texts texts) {
    return value == null ? "" : texts.plain(value);
  }

  /** The point chosen for this place, from 0; empty when there is none. */
  String point(int place) {
    return place < points.size() ? points.get(place) : "";
  }
}
