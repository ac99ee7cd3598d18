package keypoints.testing;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Point2D;

/** The case of a dial: its bezel, its plate, its screws and what it hangs on. */
final class DialCase {

  enum Mount {
    NONE,
    STRAP,
    PIPE,
    BELLS
  }

  private final DialOutline outline;
  private final double plate;
  private final DialPalette palette;
  private final DialRandom random;
  private final int finish;

  /**
   * @param plate the face's part of the case's radius, below 1
   */
  DialCase(DialRandom random, DialOutline outline, double plate, DialPalette palette) {
    this.outline = outline;
    this.plate = plate;
    this.palette = palette;
    this.random = random;
    this.finish = random.weighted(3, 4, 3, 2, 3);
  }

  void drawMount(DialCanvas canvas, Mount mount) {
    switch (mount) {
      case STRAP -> strap(canvas);
      case PIPE -> pipe(canvas);
      case BELLS -> bells(canvas);
      case NONE -> {}
    }
  }

  /** The bezel and the empty plate. */
  void draw(DialCanvas canvas) {
    Color bezel = palette.bezel();
    Color light = DialPalette.mix(bezel, Color.WHITE, random.between(0.2, 0.75));
    Color dark = DialPalette.mix(bezel, Color.BLACK, random.between(0.2, 0.7));
    double turn = random.between(0, 2 * Math.PI);
    Point2D from = DialShapes.polar(turn, 1);
    Point2D to = DialShapes.polar(turn + Math.PI, 1);
    Paint slope = canvas.gradient(from, light, to, dark);
    canvas.fill(outline.shape(1), finish == 0 ? bezel : slope);
    double width = 1 - plate;
    if (finish == 4) {
      brushed(canvas, light, dark);
    } else if (finish >= 2 && width > 0.03) {
      Shape inner = outline.shape(1 - width * random.between(0.25, 0.65));
      canvas.fill(inner, finish == 2 ? canvas.gradient(from, dark, to, light) : dark);
    }
    if (width > 0.05 && random.chance(0.5)) {
      canvas.line(outline.shape(plate + width * 0.12), width * 0.2, dark);
    }
    Color edge = DialPalette.mix(palette.plate(), Color.BLACK, random.between(0, 0.3));
    Paint face =
        random.chance(0.5) ? palette.plate() : canvas.gradient(from, palette.plate(), to, edge);
    canvas.fill(outline.shape(plate), face);
    if (random.chance(0.15)) {
      Paint sun = canvas.radial(new Point2D.Double(), 1, palette.plate(), edge);
      canvas.fill(outline.shape(plate), sun);
    }
    if (random.chance(0.5)) {
      innerShadow(canvas, turn);
    }
  }

  /** Turned metal: light and dark sectors all around the bezel. */
  private void brushed(DialCanvas canvas, Color light, Color dark) {
    int sectors = 60;
    int waves = random.within(1, 3);
    double phase = random.between(0, 6.28);
    double step = 2 * Math.PI / sectors;
    for (int i = 0; i < sectors; i++) {
      double from = i * step;
      double to = from + step * 1.15;
      double tone = 0.5 + 0.5 * Math.cos(waves * from + phase);
      double a = outline.radius(from);
      double b = outline.radius(to);
      Point2D p = DialShapes.polar(from, a);
      Point2D q = DialShapes.polar(to, b);
      Shape sector =
          DialShapes.polygon(
              p.getX(),
              p.getY(),
              q.getX(),
              q.getY(),
              q.getX() * plate,
              q.getY() * plate,
              p.getX() * plate,
              p.getY() * plate);
      canvas.fill(sector, DialPalette.mix(dark, light, tone * tone));
    }
  }

  private void innerShadow(DialCanvas canvas, double turn) {
    double deep = random.between(0.02, 0.09);
    for (int i = 1; i <= 3; i++) {
      Point2D shift = DialShapes.polar(turn, deep * i / 3);
      Shape lit = DialShapes.moved(outline.shape(plate * 0.995), shift.getX(), shift.getY());
      canvas.fill(DialShapes.minus(outline.shape(plate), lit), Color.BLACK, 0.13);
    }
  }

  /** Screws on the bezel or the flange. */
  void drawScrews(DialCanvas canvas, int count, double at) {
    double radius = Math.min(0.06, (1 - plate) * 0.3);
    double turn = random.between(0, Math.PI);
    for (int i = 0; i < count; i++) {
      double angle = turn + 2 * Math.PI * i / count;
      Point2D p = DialShapes.polar(angle, at * outline.radius(angle));
      Color metal = random.colour(0.05, 0.4, 0.85);
      canvas.fill(
          DialShapes.disc(p.getX(), p.getY(), radius), DialPalette.mix(metal, Color.BLACK, 0.5));
      canvas.fill(DialShapes.disc(p.getX(), p.getY(), radius * 0.8), metal);
      Shape slot =
          DialShapes.turned(
              DialShapes.box(0, 0, radius * 0.7, radius * 0.14), random.between(0, 3));
      canvas.fill(DialShapes.moved(slot, p.getX(), p.getY()), Color.DARK_GRAY);
    }
  }

  /** Two screws that hold the plate. */
  void drawPlateScrews(DialCanvas canvas) {
    double x = plate * random.between(0.25, 0.5);
    double y = plate * random.between(0.05, 0.4);
    Color metal = random.colour(0.05, 0.4, 0.9);
    for (int side : new int[] {-1, 1}) {
      canvas.fill(DialShapes.disc(side * x, y, 0.05), DialPalette.mix(metal, Color.BLACK, 0.5));
      canvas.fill(DialShapes.disc(side * x, y, 0.042), metal);
      Shape slot = DialShapes.turned(DialShapes.box(0, 0, 0.04, 0.008), random.between(0, 3));
      canvas.fill(DialShapes.moved(slot, side * x, y), Color.DARK_GRAY);
    }
  }

  private void strap(DialCanvas canvas) {
    Color colour = random.colour(0.6, 0.05, 0.7);
    double half = outline.a() * random.between(0.55, 0.8);
    double end = random.between(1.8, 4);
    double narrow = half * random.between(0.7, 1);
    Paint paint =
        canvas.gradient(
            new Point2D.Double(-half, 0),
            colour,
            new Point2D.Double(half * 0.2, 0),
            DialPalette.mix(colour, Color.WHITE, random.between(0.05, 0.35)));
    for (int side : new int[] {-1, 1}) {
      canvas.fill(
          DialShapes.polygon(-half, 0, half, 0, narrow, side * end, -narrow, side * end), paint);
      for (double at = outline.b() * 1.08; at < end; at += 0.22) {
        canvas.fill(
            DialShapes.box(0, side * at, half, 0.012), Color.BLACK, 0.25 + 0.2 * finish / 3);
      }
    }
    double crown = random.between(0.05, 0.12);
    canvas.fill(DialShapes.box(outline.a() + crown * 0.4, 0, crown, crown), palette.bezel());
  }

  private void pipe(DialCanvas canvas) {
    Color metal =
        random.pick(new Color(176, 141, 72), new Color(150, 152, 156), new Color(70, 72, 78));
    Color shine = DialPalette.mix(metal, Color.WHITE, 0.6);
    double half = random.between(0.1, 0.2);
    Paint paint =
        canvas.gradient(
            new Point2D.Double(-half, 0), metal, new Point2D.Double(-half * 0.2, 0), shine);
    double nut = random.between(1.1, 1.35);
    double end = random.between(1.6, 3);
    canvas.fill(DialShapes.box(0, end / 2, half * 0.7, end / 2), paint);
    canvas.fill(DialShapes.box(0, nut, half * 1.4, 0.11), paint);
    canvas.fill(DialShapes.box(0, nut, half * 0.5, 0.11), shine, 0.5);
    if (random.chance(0.5)) {
      canvas.fill(DialShapes.box(0, end, random.between(0.5, 4), half * 1.1), metal);
    }
  }

  private void bells(DialCanvas canvas) {
    for (int side : new int[] {-1, 1}) {
      canvas.fill(
          DialShapes.turned(DialShapes.box(0, 1.02, 0.07, 0.2), side * 0.6), palette.bezel());
      Shape bell = DialShapes.disc(side * 0.62, -0.98, 0.38);
      canvas.fill(bell, DialPalette.mix(palette.bezel(), Color.WHITE, 0.2));
      canvas.line(bell, 0.03, DialPalette.mix(palette.bezel(), Color.BLACK, 0.4));
    }
    canvas.line(DialShapes.disc(0, -1.1, 0.35), 0.05, palette.bezel());
  }
}
