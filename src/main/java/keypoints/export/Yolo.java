package keypoints.export;

import jakarta.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;
import keypoints.inference.ObjectClass;
import keypoints.inference.Prediction;

/**
 * Labels for YOLO pose as <a href="https://docs.ultralytics.com/datasets/pose/">Ultralytics</a>
 * reads them, and the data set's own file. A row is an object: class, box centre x, y, width and
 * height, then x, y, visibility of each point; all as fractions of the photo, origin top left.
 */
final class Yolo {
  private static final String NOT_THERE = "0 0 0";
  private static final String UNSURE = "1";
  private static final String SURE = "2";

  private Yolo() {}

  static String labels(Findings findings) {
    int slots = slots(findings.classList());
    StringBuilder rows = new StringBuilder();
    for (FoundObject object : findings.objects()) {
      rows.append(row(object, slots, findings.answer().image())).append('\n');
    }
    return rows.toString();
  }

  /** All rows are equally long, whatever their class. */
  private static int slots(List<ObjectClass> classes) {
    return classes.stream().mapToInt(kind -> kind.keypoints().size()).max().orElse(0);
  }

  private static String row(FoundObject object, int slots, ImageSize size) {
    StringJoiner row = new StringJoiner(" ");
    row.add(String.valueOf(object.prediction().classId()));
    box(row, object.prediction(), size);
    for (int slot = 0; slot < slots; slot++) {
      row.add(object.point(slot).map(point -> point(point, size)).orElse(NOT_THERE));
    }
    return row.toString();
  }

  /** The part inside the photo: its readers refuse a file with anything beyond. */
  private static void box(StringJoiner row, Prediction object, ImageSize size) {
    double left = inside(object.left(), size.width());
    double top = inside(object.top(), size.height());
    double right = inside(object.left() + object.width(), size.width());
    double bottom = inside(object.top() + object.height(), size.height());
    row.add(share((left + right) / 2, size.width()));
    row.add(share((top + bottom) / 2, size.height()));
    row.add(share(right - left, size.width()));
    row.add(share(bottom - top, size.height()));
  }

  private static double inside(double value, int length) {
    return Math.max(0, Math.min(value, length));
  }

  private static String point(FoundPoint point, ImageSize size) {
    if (point.keypoint() == null || point.state() == FoundPoint.State.OUTSIDE) {
      return NOT_THERE;
    }
    return share(point.keypoint().x(), size.width())
        + " "
        + share(point.keypoint().y(), size.height())
        + " "
        + (point.state() == FoundPoint.State.FOUND ? SURE : UNSURE);
  }

  private static String share(double value, int whole) {
    BigDecimal share = Digits.share(value / whole);
    return share.toPlainString();
  }

  /** YAML; names stand in it as JSON strings, which are YAML too. */
  static String data(Findings findings) {
    List<ObjectClass> classes = findings.classList();
    StringBuilder data = new StringBuilder();
    data.append("path: .\ntrain: images\nval: images\n");
    data.append("kpt_shape: [").append(slots(classes)).append(", 3]\nnames:\n");
    for (int id = 0; id < classes.size(); id++) {
      data.append("  ").append(id).append(": ");
      data.append(Json.createValue(classes.get(id).name())).append('\n');
    }
    data.append("kpt_names:\n");
    for (int id = 0; id < classes.size(); id++) {
      data.append("  ").append(id).append(": ");
      data.append(Json.createArrayBuilder(classes.get(id).keypoints()).build()).append('\n');
    }
    return data.toString();
  }
}
