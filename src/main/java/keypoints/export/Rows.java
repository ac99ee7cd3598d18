package keypoints.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import keypoints.measure.Uncertainty;
import org.jspecify.annotations.Nullable;

/**
 * What stands in tables: lengths in px from the photo's top left corner, confidences 0-1, empty
 * where nothing was found.
 *
 * @param decimalCommas whether numbers have a comma, not a point
 */
record Rows(Findings findings, boolean decimalCommas) {
  /** How a cell begins that spreadsheets take for a formula (OWASP, CSV injection). */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private static final List<String> OBJECT =
      List.of(
          "photo",
          "model",
          "object",
          "class",
          "object_confidence",
          "box_left_px",
          "box_top_px",
          "box_width_px",
          "box_height_px");

  private static final List<String> POINT =
      List.of("number", "keypoint", "x_px", "y_px", "confidence", "state", "source");

  private static final List<String> SPREAD = List.of("spread_px", "spread_source");

  private static final List<String> MODEL = List.of("model_x_px", "model_y_px", "model_confidence");

  /** A row for each point of each object, missing ones too. */
  List<List<String>> points() {
    List<List<String>> rows = new ArrayList<>();
    List<Uncertainty> doubts = findings.doubts();
    boolean spreads = known(doubts);
    rows.add(flat(Stream.of(OBJECT, POINT, MODEL, spreads ? SPREAD : List.of())));
    for (Uncertainty doubt : doubts) {
      List<String> object = cells(doubt.object());
      for (FoundPoint point : doubt.object().points()) {
        List<String> name = List.of(point.number(), text(point.name()));
        List<String> spread = spreads ? spread(point, doubt) : List.of();
        rows.add(flat(Stream.of(object, name, cells(point), place(point.model()), spread)));
      }
    }
    return rows;
  }

  /** A row for each object; points of one name share their columns, whatever the class. */
  List<List<String>> objects() {
    List<Uncertainty> doubts = findings.doubts();
    boolean spreads = known(doubts);
    Set<String> names = new LinkedHashSet<>();
    doubts.forEach(doubt -> names.addAll(byName(doubt.object()).keySet()));
    List<List<String>> rows = new ArrayList<>();
    Stream<List<String>> columns = names.stream().map(name -> columns(name, spreads));
    rows.add(flat(Stream.concat(Stream.of(OBJECT), columns)));
    for (Uncertainty doubt : doubts) {
      Map<String, FoundPoint> points = byName(doubt.object());
      Stream<List<String>> found =
          names.stream()
              .map(points::get)
              .flatMap(
                  point ->
                      Stream.of(cells(point), spreads ? spread(point, doubt) : List.<String>of()));
      rows.add(flat(Stream.concat(Stream.of(cells(doubt.object())), found)));
    }
    return rows;
  }

  /** Two points of one name are told apart by their slots. */
  private static Map<String, FoundPoint> byName(FoundObject object) {
    Map<String, FoundPoint> points = new LinkedHashMap<>();
    for (FoundPoint point : object.points()) {
      boolean taken = points.containsKey(point.name());
      points.put(taken ? point.name() + "_" + (point.slot() + 1) : point.name(), point);
    }
    return points;
  }

  private static List<String> columns(String name, boolean spreads) {
    String safe = text(name);
    Stream<String> columns = Stream.of("x_px", "y_px", "confidence", "state", "source");
    return Stream.concat(columns, spreads ? SPREAD.stream() : Stream.of())
        .map(column -> safe + "_" + column)
        .toList();
  }

  private static boolean known(List<Uncertainty> doubts) {
    return doubts.stream().anyMatch(doubt -> doubt.source() != null);
  }

  /** As on the page: half the length of the ellipse that holds 95 %, and who says so. */
  private List<String> spread(@Nullable FoundPoint point, Uncertainty doubt) {
    Uncertainty.Source source = doubt.source();
    return Optional.ofNullable(point)
        .filter(known -> source != null)
        .flatMap(doubt::of)
        .map(spread -> List.of(number(Digits.px(spread.ellipse().major())), source.word()))
        .orElse(List.of("", ""));
  }

  private List<String> cells(FoundObject object) {
    Prediction prediction = object.prediction();
    return List.of(
        text(findings.photo()),
        text(findings.model().toString()),
        object.letter(),
        text(prediction.name()),
        number(Digits.confidence(prediction.confidence())),
        number(Digits.px(prediction.left())),
        number(Digits.px(prediction.top())),
        number(Digits.px(prediction.width())),
        number(Digits.px(prediction.height())));
  }

  /**
   * @param point null for a class that has no such point
   */
  private List<String> cells(@Nullable FoundPoint point) {
    if (point == null) {
      return List.of("", "", "", "", "");
    }
    List<String> place = place(point.keypoint());
    String confidence = point.corrected() ? "" : place.get(2);
    String source = point.corrected() ? "person" : "model";
    return List.of(place.get(0), place.get(1), confidence, point.state().word(), source);
  }

  private List<String> place(@Nullable Keypoint keypoint) {
    return keypoint == null
        ? List.of("", "", "")
        : List.of(
            number(Digits.px(keypoint.x())),
            number(Digits.px(keypoint.y())),
            number(Digits.confidence(keypoint.confidence())));
  }

  private String number(BigDecimal number) {
    String text = number.toPlainString();
    return decimalCommas ? text.replace('.', ',') : text;
  }

  /** Made inert by an apostrophe where a spreadsheet would run it. */
  static String text(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static List<String> flat(Stream<List<String>> parts) {
    return parts.flatMap(Collection::stream).toList();
  }
}
