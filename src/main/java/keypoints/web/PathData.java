package keypoints.web;

import java.awt.Point;
import keypoints.inference.ImageSize;
import keypoints.inference.Keypoint;
import keypoints.inference.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * Outlines, lines and dots of SVG path data, in px of a photo to less than a ten-thousandth of its
 * size. Each place is told from the one before, which is half as long where there are thousands.
 */
final class PathData {
  private static final int LARGE = 1000;
  private static final int TENS = 10;

  private final StringBuilder text = new StringBuilder();
  private final int parts;

  /** Where the last one ended, in parts of a px. */
  private final Point pen = new Point();

  PathData(ImageSize size) {
    this.parts = Math.max(size.width(), size.height()) > LARGE ? TENS : TENS * TENS;
  }

  /** A line without length, whose round ends are a dot. */
  void dot(Keypoint place) {
    to('m', place);
    text.append("h0");
  }

  /** From where the last one ended, if it did there. */
  void line(Keypoint from, Keypoint to) {
    if (text.isEmpty() || pen.x != units(from.x()) || pen.y != units(from.y())) {
      to('m', from);
    }
    to('l', to);
  }

  /** The outline of an object. */
  void box(Prediction object) {
    to('m', object.left(), object.top());
    int across = units(object.left() + object.width()) - pen.x;
    int down = units(object.top() + object.height()) - pen.y;
    part('h', across);
    part('v', down);
    part('h', -across);
    text.append('z');
  }

  private void to(char how, Keypoint place) {
    to(how, place.x(), place.y());
  }

  private void to(char how, double left, double top) {
    int across = units(left) - pen.x;
    int down = units(top) - pen.y;
    part(how, across);
    text.append(down < 0 ? "" : " ");
    number(down);
    pen.translate(across, down);
  }

  private void part(char how, int units) {
    text.append(how);
    number(units);
  }

  private int units(double px) {
    return (int) Math.round(px * parts);
  }

  private void number(int units) {
    text.append(units < 0 ? "-" : "").append(Math.abs(units) / parts);
    int rest = Math.abs(units) % parts;
    if (rest > 0) {
      text.append('.').append(rest * TENS < parts ? "0" : "");
      text.append(rest % TENS == 0 ? rest / TENS : rest);
    }
  }

  /** What an attribute holds; null without anything to draw. */
  @Nullable String text() {
    return text.isEmpty() ? null : text.toString();
  }
}
