package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.Map;

/**
 * A gauge. Its {@code scale_start} and {@code scale_end} are the outer ends of the first and the
 * last main mark of the outer scale; {@code needle_tip} is the drawn needle's end.
 */
final class DialGaugeFace implements DialFace {
  static final String[] NAMES = {"center", "needle_tip", "scale_start", "scale_end"};
  private static final String[] UNITS = {
    "bar",
    "psi",
    "kPa",
    "MPa",
    "°C",
    "°F",
    "%",
    "V",
    "A",
    "km/h",
    "rpm",
    "x1000/min",
    "kg/cm²",
    "mbar",
    "hPa",
    "%RH",
    "l/min",
    "m³/h",
    "kg",
    "FUEL",
    "H2O",
    "inHg"
  };
  private static final String[] LINES = {
    "CL 1.6",
    "EN 837-1",
    "Meridian",
    "ORBIS",
    "KL. 2.5",
    "NORD",
    "Ammonia",
    "OIL",
    "WATER",
    "No 4711",
    "316L",
    "IP 54",
    "OXYGEN",
    "USE NO OIL"
  };

  private final DialRandom random;
  private final double fraction;
  private final DialPalette palette;
  private final DialOutline outline;
  private final double plate;
  private final boolean flange;
  private final DialCase housing;
  private final DialCase.Mount mount;
  private final DialScale scale;
  private final DialNeedle needle;

  /**
   * @param fraction of full scale that the needle shows
   * @param plain true for a face without anything that makes it hard to read
   */
  DialGaugeFace(DialRandom random, double fraction, boolean plain) {
    this.random = random;
    this.fraction = fraction;
    this.palette = DialPalette.random(random.split());
    this.outline = plain ? DialOutline.ROUND : DialOutline.random(random, 0.88);
    this.flange = random.chance(0.2);
    this.plate = flange ? random.between(0.66, 0.8) : random.between(0.8, 0.96);
    this.housing = new DialCase(random.split(), outline, plate, palette);
    this.mount = random.chance(plain ? 0 : 0.35) ? DialCase.Mount.PIPE : DialCase.Mount.NONE;
    double inner = outline.inner() * plate;
    this.scale = new DialScale(random.split(), palette, inner, plain);
    this.needle = new DialNeedle(random.split(), palette, scale.ring(), plain);
  }

  @Override
  public Dial.Kind kind() {
    return Dial.Kind.GAUGE;
  }

  @Override
  public Shape edge() {
    return outline.shape(1);
  }

  @Override
  public double reading() {
    return fraction;
  }

  @Override
  public void drawBehind(DialCanvas canvas) {
    housing.drawMount(canvas, mount);
  }

  @Override
  public void draw(DialCanvas canvas) {
    housing.draw(canvas);
    if (flange || random.chance(0.08)) {
      housing.drawScrews(canvas, random.pick(3, 3, 4, 6), (1 + plate) / 2);
    }
    if (random.chance(0.06)) {
      Shape half = DialShapes.band(-1.57, 1.57, plate * outline.inner(), 0);
      canvas.fill(half, DialPalette.mix(palette.plate(), random.colour(0.9, 0.5, 1), 0.6));
    }
    if (random.chance(0.15)) {
      housing.drawPlateScrews(canvas);
    }
    writing(canvas);
    scale.draw(canvas);
    if (random.chance(0.12)) {
      counter(canvas);
    }
    if (random.chance(0.1)) {
      limit(canvas);
    }
    needle.draw(canvas, scale.angle(fraction));
    if (random.chance(0.12)) {
      stopPin(canvas);
    }
    DialGlass.draw(canvas, outline.shape(plate), random);
  }

  private void writing(DialCanvas canvas) {
    DialFont font = DialFont.random(random);
    double side = random.chance(0.5) ? 1 : -1;
    Shape unit = font.text(random.pick(UNITS), random.between(0.06, 0.15));
    double away = random.between(0.2, 0.42) * scale.ring();
    canvas.fill(DialShapes.moved(unit, 0, side * away), palette.ink());
    if (random.chance(0.7)) {
      Shape line = font.text(random.pick(LINES), random.between(0.03, 0.08));
      double at = -side * random.between(0.2, 0.45) * scale.ring();
      canvas.fill(
          DialShapes.moved(line, 0, at), random.chance(0.7) ? palette.ink() : palette.accent());
    }
    if (random.chance(0.5)) {
      Shape line = font.text(random.pick(LINES), random.between(0.025, 0.05));
      canvas.fill(DialShapes.moved(line, 0, random.between(0.5, 0.75) * plate), palette.ink());
    }
  }

  private void counter(DialCanvas canvas) {
    double y = random.between(0.3, 0.55) * plate;
    canvas.fill(DialShapes.box(0, y, 0.26, 0.08), Color.BLACK);
    Shape digits = DialFont.random(random).text(String.valueOf(random.within(10000, 99999)), 0.09);
    canvas.fill(DialShapes.moved(digits, 0, y), Color.WHITE);
  }

  /** A coloured pointer that somebody set by hand, on the rim. */
  private void limit(DialCanvas canvas) {
    double angle = scale.angle(random.between(0.3, 1));
    double outer = scale.ring() * random.between(0.95, 1.03);
    canvas.fill(
        DialShapes.tick(angle, outer * random.between(0.6, 0.85), outer, 0.03),
        random.pick(new Color(200, 30, 30), new Color(30, 140, 60), new Color(220, 170, 20)));
  }

  private void stopPin(DialCanvas canvas) {
    Point2D p = DialShapes.polar(scale.start() - 0.04, scale.ring() * 0.7);
    canvas.fill(DialShapes.disc(p.getX(), p.getY(), 0.022), palette.ink());
  }

  @Override
  public Map<String, Point2D> keypoints() {
    return DialFace.points(
        NAMES,
        new Point2D.Double(),
        DialShapes.polar(scale.angle(fraction), needle.length()),
        DialShapes.polar(scale.start(), scale.ring()),
        DialShapes.polar(scale.end(), scale.ring()));
  }
}
