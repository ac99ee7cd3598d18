package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Round things that are no dials, in face coordinates. */
final class DialDecoys {
  private static final String[] SIGNS = {"30", "50", "60", "80", "STOP", "P", "7", "8", "12", "A"};

  private final DialCanvas canvas;
  private final DialRandom random;
  private final Color ground;
  private final Color ink;

  DialDecoys(DialCanvas canvas, DialRandom random) {
    this.canvas = canvas;
    this.random = random;
    this.ground = random.colour(0.7, 0.1, 1);
    this.ink = DialPalette.contrast(random, ground, 0.3, 0.9);
  }

  void draw() {
    switch (random.below(11)) {
      case 0 -> plate();
      case 1 -> wheel();
      case 2 -> button();
      case 3 -> cap();
      case 4 -> speaker();
      case 5 -> compass();
      case 6 -> sign();
      case 7 -> disc();
      case 8 -> ball();
      case 9 -> knob();
      default -> flower();
    }
    if (random.chance(0.3)) {
      DialGlass.draw(canvas, DialShapes.disc(0, 0, 0.95), random);
    }
  }

  private void rings(double... radii) {
    Color colour = ground;
    for (double radius : radii) {
      canvas.fill(DialShapes.disc(0, 0, radius), colour);
      colour =
          DialPalette.mix(
              colour, random.chance(0.5) ? Color.BLACK : Color.WHITE, random.between(0.05, 0.4));
    }
  }

  private void around(int count, Shape shape, Color colour) {
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (int i = 0; i < count; i++) {
      all.append(DialShapes.turned(shape, 2 * Math.PI * i / count), false);
    }
    canvas.fill(all, colour);
  }

  private void plate() {
    rings(1, random.between(0.92, 0.98), random.between(0.65, 0.75), random.between(0.5, 0.63));
    if (random.chance(0.5)) {
      double at = random.between(0.75, 0.9);
      around(random.within(8, 40), DialShapes.disc(0, -at, random.between(0.02, 0.06)), ink);
    }
    if (random.chance(0.4)) {
      DialFaceExtras.ornament(canvas, random, 0.6);
    }
  }

  private void wheel() {
    rings(1, random.between(0.7, 0.92));
    double spoke = random.logBetween(0.01, 0.15);
    around(
        random.pick(3, 4, 5, 6, 8, 10, 24),
        DialShapes.polygon(-spoke, 0, spoke, 0, spoke * 0.7, -0.8, -spoke * 0.7, -0.8),
        ink);
    canvas.fill(DialShapes.disc(0, 0, random.between(0.08, 0.25)), ink);
    if (random.chance(0.5)) {
      around(5, DialShapes.disc(0, -0.14, 0.03), ground);
    }
  }

  private void button() {
    rings(1, random.between(0.75, 0.92));
    double at = random.between(0.15, 0.3);
    around(random.pick(2, 4), DialShapes.disc(at, at, random.between(0.06, 0.13)), ink);
  }

  private void cap() {
    around(random.within(16, 28), DialShapes.polygon(-0.1, -0.9, 0.1, -0.9, 0, -1.03), ground);
    rings(0.95, random.between(0.75, 0.85));
    Shape text = DialFont.random(random).text(random.pick(SIGNS), random.between(0.2, 0.5));
    canvas.fill(text, ink);
  }

  private void speaker() {
    rings(1, 0.93, 0.85, random.between(0.5, 0.8), random.between(0.2, 0.45));
    if (random.chance(0.5)) {
      for (double at = 0.1; at < 0.85; at += 0.12) {
        around((int) (at * 60), DialShapes.disc(0, -at, 0.025), ink);
      }
    }
    around(random.pick(4, 6, 8), DialShapes.disc(0, -0.95, 0.035), ink);
  }

  private void compass() {
    rings(1, random.between(0.8, 0.93));
    around(random.pick(36, 72), DialShapes.tick(0, 0.72, 0.78, 0.012), ink);
    DialFont font = DialFont.random(random);
    String[] names = {"N", "E", "S", "W"};
    for (int i = 0; i < 4; i++) {
      Point2D p = DialShapes.polar(i * Math.PI / 2, 0.56);
      canvas.fill(DialShapes.moved(font.text(names[i], 0.18), p.getX(), p.getY()), ink);
    }
    double turn = random.between(0, 6.28);
    double half = random.between(0.05, 0.13);
    double reach = random.between(0.4, 0.75);
    Color north = DialPalette.red(random);
    Shape half1 = DialShapes.polygon(-half, 0, half, 0, 0, -reach);
    canvas.fill(DialShapes.turned(half1, turn), north);
    canvas.fill(DialShapes.turned(half1, turn + Math.PI), random.pick(ink, Color.WHITE));
    canvas.fill(DialShapes.disc(0, 0, 0.05), Color.DARK_GRAY);
  }

  private void sign() {
    Color rim = random.chance(0.7) ? DialPalette.red(random) : ink;
    canvas.fill(DialShapes.disc(0, 0, 1), rim);
    canvas.fill(DialShapes.disc(0, 0, random.between(0.75, 0.95)), ground);
    Shape text = DialFont.random(random).text(random.pick(SIGNS), random.between(0.3, 0.7));
    canvas.fill(text, ink);
    if (random.chance(0.2)) {
      canvas.fill(DialShapes.turned(DialShapes.box(0, 0, 0.09, 0.9), 0.8), rim);
    }
  }

  private void disc() {
    rings(1, random.between(0.9, 0.98));
    for (int i = 0; i < 6; i++) {
      double a = random.between(0, 6.28);
      canvas.fill(
          DialShapes.band(a, a + random.between(0.1, 0.6), 0.95, 0.3),
          random.colour(0.6, 0.4, 1),
          0.35);
    }
    canvas.fill(DialShapes.disc(0, 0, random.between(0.25, 0.4)), ink, 0.7);
    canvas.fill(DialShapes.disc(0, 0, random.between(0.05, 0.15)), ground);
  }

  private void ball() {
    Color dark = DialPalette.mix(ground, Color.BLACK, random.between(0.4, 0.8));
    Point2D light = DialShapes.polar(random.between(-1, 1), random.between(0.2, 0.5));
    canvas.fill(DialShapes.disc(0, 0, 1), canvas.radial(light, 1.5, ground, dark));
  }

  private void knob() {
    rings(1, random.between(0.8, 0.95), random.between(0.5, 0.75));
    if (random.chance(0.5)) {
      around(random.within(20, 50), DialShapes.tick(0, 0.75, 0.98, 0.03), ink);
    }
    Shape mark = DialShapes.tick(0, random.between(0.1, 0.4), 0.7, random.between(0.03, 0.1));
    if (random.chance(0.5)) {
      canvas.fill(DialShapes.turned(mark, random.between(0, 6.28)), ink);
    }
  }

  private void flower() {
    double petal = random.between(0.12, 0.3);
    around(
        random.within(6, 20),
        DialShapes.polygon(
            0, 0, petal, -0.6, petal * 0.5, -0.95, 0, -1, -petal * 0.5, -0.95, -petal, -0.6),
        ground);
    canvas.fill(DialShapes.disc(0, 0, random.between(0.2, 0.45)), ink);
  }
}
