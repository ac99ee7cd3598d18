package keypoints.testing;

import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dial that can be drawn, in face coordinates. */
interface DialFace {

  Dial.Kind kind();

  /** The outer edge of the case. */
  Shape edge();

  /** What stands behind the case: straps, pipes, bells. */
  void drawBehind(DialCanvas canvas);

  void draw(DialCanvas canvas);

  /** Keypoints by name, in the model's order. */
  Map<String, Point2D> keypoints();

  /** See {@link Dial#reading()}. */
  double reading();

  /** An ordered map of four named points. */
  static Map<String, Point2D> points(String[] names, Point2D... at) {
    Map<String, Point2D> points = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      points.put(names[i], at[i]);
    }
    return points;
  }
}
