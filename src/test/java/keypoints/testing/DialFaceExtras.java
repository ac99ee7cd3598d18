package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** What else stands on faces: names, windows, small dials, rings, pictures. */
final class DialFaceExtras {
  private static final String[] LOGOS = {
    "QUARTZ",
    "Meridian",
    "ATELIER",
    "NORD",
    "Tempo",
    "HELIOS",
    "Orbis",
    "KRONE",
    "Lumen",
    "VESTA",
    "Station",
    "MADE IN",
    "17 JEWELS",
    "AUTOMATIC",
    "WATER RESIST",
    "Radio Controlled"
  };

  private DialFaceExtras() {}

  static void logo(DialCanvas canvas, DialRandom random, DialPalette palette) {
    DialFont font = DialFont.random(random);
    if (random.chance(0.6)) {
      double y = -random.between(0.22, 0.42);
      Color colour = random.chance(0.75) ? palette.ink() : palette.accent();
      Shape text = font.text(random.pick(LOGOS), random.between(0.035, 0.09));
      canvas.fill(DialShapes.moved(text, 0, y), colour);
      if (random.chance(0.3)) {
        Shape sign = DialShapes.disc(0, y - 0.11, random.between(0.03, 0.06));
        canvas.fill(sign, palette.accent());
      }
    }
    if (random.chance(0.35)) {
      Shape text = font.text(random.pick(LOGOS), random.between(0.025, 0.06));
      canvas.fill(DialShapes.moved(text, 0, random.between(0.25, 0.5)), palette.ink());
    }
  }

  static void dateWindow(DialCanvas canvas, DialRandom random, DialPalette palette) {
    Point2D at =
        random.chance(0.7)
            ? new Point2D.Double(random.between(0.4, 0.55), 0)
            : new Point2D.Double(0, random.between(0.35, 0.5));
    double half = random.between(0.06, 0.1);
    canvas.fill(DialShapes.box(at.getX(), at.getY(), half * 1.35, half * 1.15), palette.ink(), 0.6);
    canvas.fill(DialShapes.box(at.getX(), at.getY(), half * 1.2, half), Color.WHITE);
    String day = String.valueOf(random.within(1, 31));
    Shape text = DialFont.random(random).text(day, half * 1.2);
    canvas.fill(DialShapes.moved(text, at.getX(), at.getY()), Color.BLACK);
  }

  static void subDials(DialCanvas canvas, DialRandom random, DialPalette palette) {
    int count = random.within(1, 3);
    double distance = random.between(0.36, 0.46);
    double radius = random.between(0.17, 0.27);
    double first = count == 1 ? Math.PI : random.pick(0.0, Math.PI / 2, Math.PI);
    Color ground =
        random.chance(0.5)
            ? DialPalette.mix(palette.plate(), Color.BLACK, random.between(0.05, 0.3))
            : DialPalette.mix(palette.plate(), Color.WHITE, random.between(0.05, 0.5));
    DialPalette sub =
        new DialPalette(ground, palette.ink(), palette.hand(), palette.accent(), palette.bezel());
    for (int i = 0; i < count; i++) {
      double angle = first + i * (count == 2 ? Math.PI : Math.PI / 2);
      subDial(canvas, random, DialShapes.polar(angle, distance), radius, sub);
    }
  }

  private static void subDial(
      DialCanvas canvas, DialRandom random, Point2D at, double radius, DialPalette palette) {
    canvas.fill(DialShapes.disc(at.getX(), at.getY(), radius), palette.plate());
    Path2D marks = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int count = random.pick(12, 20, 30);
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      marks.append(DialShapes.tick(angle, radius * 0.84, radius * 0.97, 0.008), false);
    }
    canvas.fill(DialShapes.moved(marks, at.getX(), at.getY()), palette.ink());
    DialHand small =
        new DialHand(DialHand.style(random), radius * 0.8, 0.025, radius * 0.2, palette.hand());
    Shape hand = DialShapes.turned(small.outline(), random.between(0, 6.28));
    canvas.fill(DialShapes.moved(hand, at.getX(), at.getY()), small.colour());
  }

  static void raisedRing(DialCanvas canvas, DialRandom random, double radius, DialPalette palette) {
    double at = radius * random.between(0.5, 0.8);
    double width = random.between(0.02, 0.12);
    Color light = DialPalette.mix(palette.plate(), Color.WHITE, 0.5);
    Color dark = DialPalette.mix(palette.plate(), Color.BLACK, random.between(0.15, 0.5));
    double turn = random.between(0, 6.28);
    canvas.fill(
        DialShapes.ring(at, width),
        canvas.gradient(
            DialShapes.polar(turn, at), light, DialShapes.polar(turn + Math.PI, at), dark));
    if (random.chance(0.5)) {
      canvas.fill(
          DialShapes.disc(0, 0, at - width),
          DialPalette.mix(palette.plate(), random.colour(0.6, 0.3, 1), 0.25));
    }
  }

  /** A picture on the plate: soft coloured shapes. */
  static void ornament(DialCanvas canvas, DialRandom random, double reach) {
    for (int i = random.within(3, 12); i > 0; i--) {
      Point2D at = DialShapes.polar(random.between(0, 6.28), random.between(0, reach * 0.7));
      double size = random.between(0.05, 0.3);
      Shape shape =
          random.chance(0.6)
              ? DialShapes.disc(at.getX(), at.getY(), size)
              : DialShapes.turned(
                  DialShapes.box(at.getX(), at.getY(), size, size * 0.4), random.between(0, 3));
      canvas.fill(shape, random.colour(0.9, 0.3, 1), random.between(0.2, 0.7));
    }
  }
}
