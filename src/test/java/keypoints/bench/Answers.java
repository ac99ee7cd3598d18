package keypoints.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a hosted model may answer. */
final class Answers {
  private static final int ACROSS = 20;

  private Answers() {}

  /** Objects side by side in a photo of this size, each with so many keypoints on a circle. */
  static String of(int width, int height, int objects, int points) {
    String all =
        IntStream.range(0, objects)
            .mapToObj(i -> object(width / ACROSS, height / ACROSS, i, points))
            .collect(Collectors.joining(","));
    return "{\"time\":0.1,\"image\":{\"width\":%d,\"height\":%d},\"predictions\":[%s]}"
        .formatted(width, height, all);
  }

  private static String object(int width, int height, int number, int points) {
    double x = (number % ACROSS + 0.5) * width;
    double y = (Math.floorDiv(number, ACROSS) + 0.5) * height;
    String all =
        IntStream.range(0, points)
            .mapToObj(slot -> point(slot, 2 * Math.PI * slot / points, x, y, width / 3.0))
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "{\"x\":%.1f,\"y\":%.1f,\"width\":%d,\"height\":%d,\"confidence\":0.9,\"class\":\"person\","
            + "\"class_id\":0,\"detection_id\":\"object-%d\",\"keypoints\":[%s]}",
        x,
        y,
        width,
        height,
        number,
        all);
  }

  private static String point(int slot, double angle, double x, double y, double radius) {
    return String.format(
        Locale.ROOT,
        "{\"x\":%.1f,\"y\":%.1f,\"confidence\":0.8,\"class_id\":%d,\"class\":\"point_%d\"}",
        x + radius * Math.cos(angle),
        y + radius * Math.sin(angle),
        slot,
        slot);
  }
}
