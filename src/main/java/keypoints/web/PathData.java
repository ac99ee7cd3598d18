package keypoints.web;

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
  private long x;
  private long y;

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
    if (text.isEmpty() || x != units(from.x()) || y != units(from.y())) {
      to('m', from);
    }
    to('l', to);
  }

  /** The outline of an object. */
  void box(Prediction object) {
    to('m', object.left(), object.top());
    long across = units(object.left() + object.width()) - x;
    long down = units(object.top() + object.height()) - y;
    part('h', across);
    part('v', down);
    part('h', -across);
    text.append('z');
  }

  private void to(char how, Keypoint place) {
    to(how, place.x(), place.y());
  }

  private void to(char how, double left, double top) {
    long across = units(left) - x;
    long down = units(top) - y;
    part(how, across);
    text.append(down < 0 ? "" : " ");
    number(down);
    x += across;
    y += down;
  }

  private void part(char how, long units) {
    text.append(how);
    number(units);
  }

  private long units(double px) {
    return Math.round(px * parts);
  }

  private void number(long units) {
    text.append(units < 0 ? "-" : "").append(Math.abs(units) / parts);
    long rest = Math.abs(units) % parts;
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
