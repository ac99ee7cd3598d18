package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Point2D;

/** Reflections on the glass over a dial. */
final class DialGlass {
  private DialGlass() {}

  static void draw(DialCanvas canvas, Shape glass, DialRandom random) {
    if (random.chance(0.45)) {
      return;
    }
    canvas.clip(glass);
    switch (random.weighted(3, 3, 2, 2, 1.5)) {
      case 0 -> spot(canvas, random);
      case 1 -> stripes(canvas, random);
      case 2 -> window(canvas, random);
      case 3 -> veil(canvas, random);
      default -> room(canvas, random);
    }
    canvas.unclip();
  }

  private static void spot(DialCanvas canvas, DialRandom random) {
    Point2D at = DialShapes.polar(random.between(0, 6.3), random.between(0.2, 0.9));
    double radius = random.logBetween(0.08, 0.7);
    Color white = DialPalette.faded(Color.WHITE, random.between(0.3, 1));
    canvas.fill(
        DialShapes.disc(at.getX(), at.getY(), radius),
        canvas.radial(at, radius, white, DialPalette.faded(Color.WHITE, 0)));
  }

  private static void stripes(DialCanvas canvas, DialRandom random) {
    double turn = random.between(0, 6.3);
    double strength = random.between(0.06, 0.3);
    for (int i = random.within(1, 3); i > 0; i--) {
      Shape stripe = DialShapes.box(random.between(-0.9, 0.9), 0, random.between(0.03, 0.25), 2);
      canvas.fill(DialShapes.turned(stripe, turn), Color.WHITE, strength);
    }
  }

  private static void window(DialCanvas canvas, DialRandom random) {
    double x = random.between(-0.6, 0.6);
    double y = random.between(-0.7, 0.3);
    double size = random.between(0.1, 0.3);
    double turn = random.between(-0.4, 0.4);
    double strength = random.between(0.15, 0.6);
    for (int i = 0; i < 4; i++) {
      Shape pane =
          DialShapes.box(
              x + (i % 2 * 2 - 1) * size * 0.55,
              y + (i / 2 * 2 - 1) * size * 0.7,
              size * 0.5,
              size * 0.64);
      canvas.fill(DialShapes.turned(pane, turn), Color.WHITE, strength);
    }
  }

  /** The room in front of the glass, faintly. */
  private static void room(DialCanvas canvas, DialRandom random) {
    double strength = random.between(0.08, 0.3);
    double turn = random.between(-0.3, 0.3);
    for (int i = random.within(4, 12); i > 0; i--) {
      double x = random.between(-1, 1);
      double y = random.between(-1, 1);
      Shape thing =
          DialShapes.box(x, y, random.logBetween(0.04, 0.6), random.logBetween(0.04, 0.6));
      Color tone = random.chance(0.6) ? random.colour(0.3, 0.6, 1) : random.colour(0.3, 0, 0.4);
      canvas.fill(DialShapes.turned(thing, turn), tone, strength * random.between(0.4, 1));
    }
  }

  private static void veil(DialCanvas canvas, DialRandom random) {
    double turn = random.between(0, 6.3);
    Color tint = random.colour(0.3, 0.7, 1);
    canvas.fill(
        DialShapes.disc(0, 0, 1.5),
        canvas.gradient(
            DialShapes.polar(turn, 1),
            DialPalette.faded(tint, random.between(0.2, 0.6)),
            DialShapes.polar(turn + Math.PI, random.between(0, 1)),
            DialPalette.faded(tint, 0)));
  }
}
