package keypoints.export;

import java.util.List;
import keypoints.inference.FoundObject;
import keypoints.inference.FoundPoint;
import keypoints.inference.ImageSize;

/**
 * Landmarks as tpsDig writes them (Rohlf, <a href="https://www.sbmorphometrics.org/">SB
 * Morphometrics</a>): one specimen an object, px from the photo's lower left corner, y upwards. A
 * negative value says that a landmark is missing.
 */
final class Tps {
  private static final String MISSING = "-1 -1";

  /** It is a format of Windows programs. */
  private static final String LINE = "\r\n";

  private Tps() {}

  static String write(Findings findings) {
    StringBuilder text = new StringBuilder();
    for (FoundObject object : findings.objects()) {
      specimen(text, object, findings);
    }
    return text.toString();
  }

  private static void specimen(StringBuilder text, FoundObject object, Findings findings) {
    List<String> slots = findings.classList().get(object.prediction().classId()).keypoints();
    String photo = findings.photo();
    text.append("LM=").append(slots.size()).append(LINE);
    for (int slot = 0; slot < slots.size(); slot++) {
      text.append(
          object
              .point(slot)
              .map(point -> landmark(point, findings.answer().image()))
              .orElse(MISSING));
      text.append(LINE);
    }
    text.append("IMAGE=").append(photo).append(LINE);
    text.append("ID=").append(photo, 0, photo.lastIndexOf('.')).append('-');
    text.append(object.letter()).append(LINE);
    text.append("COMMENTS=").append(plain(object.prediction().name())).append(LINE);
  }

  private static String landmark(FoundPoint point, ImageSize size) {
    // one outside the photo could not have been set there by hand, and may be negative
    return point.keypoint() == null || point.state() == FoundPoint.State.OUTSIDE
        ? MISSING
        : Digits.px(point.keypoint().x()).toPlainString()
            + " "
            + Digits.px(size.height() - point.keypoint().y()).toPlainString();
  }

  /** Readers look for keywords with an equals sign anywhere. */
  private static String plain(String name) {
    return name.replaceAll("[\\p{Cntrl}=\\u2028\\u2029]", " ");
  }
}
