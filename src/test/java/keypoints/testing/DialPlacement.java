package keypoints.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the things of a scene stand.
 *
 * @param x centre, pixels
 * @param y centre, pixels
 * @param radius of the case, pixels
 */
record DialPlacement(double x, double y, double radius) {

  /** Places that do not overlap, the first one free in size, further ones smaller. */
  static List<DialPlacement> random(DialRandom random, int count, int width, int height) {
    List<DialPlacement> places = new ArrayList<>();
    double least = Math.min(width, height);
    boolean alike = count > 1 && random.chance(0.5);
    double common = width * random.between(0.1, 0.66 / Math.sqrt(count)) / 2 + least * 0.03;
    for (int i = 0; i < count; i++) {
      for (int attempt = 0; attempt < 12; attempt++) {
        double radius =
            alike ? common * random.between(0.95, 1.05) : radius(random, count, width, least);
        DialPlacement place = place(random, radius, width, height);
        if (places.stream().noneMatch(place::touches)) {
          places.add(place);
          break;
        }
      }
    }
    return places;
  }

  private static double radius(DialRandom random, int count, int width, double least) {
    double diameter =
        switch (random.weighted(1.2, 5.5, count == 1 ? 3 : 0)) {
          case 0 -> random.logBetween(0.08, 0.35) * width;
          case 1 -> random.between(0.4, 1.0) * least / Math.sqrt(count);
          default -> random.between(0.8, 1.35) * least;
        };
    return Math.max(0.04 * width, diameter / 2);
  }

  private static DialPlacement place(DialRandom random, double radius, int width, int height) {
    double cut = random.chance(0.12) ? 0.3 : random.chance(0.4) ? 0.92 : 1.0;
    double marginX = Math.min(width * 0.5, radius * cut);
    double marginY = Math.min(height * 0.5, radius * cut);
    double jitterX = 0.04 * width;
    double jitterY = 0.04 * height;
    double x = random.between(marginX, width - marginX) + random.between(-jitterX, jitterX) / 2;
    double y = random.between(marginY, height - marginY) + random.between(-jitterY, jitterY) / 2;
    return new DialPlacement(x, y, radius);
  }

  private boolean touches(DialPlacement other) {
    return Math.hypot(x - other.x, y - other.y) < (radius + other.radius) * 1.02;
  }
}
