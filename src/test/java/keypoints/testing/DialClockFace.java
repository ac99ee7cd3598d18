package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;

/**
 * A clock. Its {@code twelve} is the outer end of the mark of twelve, on the ring on which the
 * marks end; without marks, the outer edge of the numerals' ring. Tips are the drawn hands' ends.
 */
final class DialClockFace implements DialFace {
  static final String[] NAMES = {"center", "hour_tip", "minute_tip", "twelve"};

  private final DialRandom random;
  private final double time;
  private final boolean plain;
  private final DialPalette palette;
  private final DialOutline outline;
  private final double plate;
  private final DialCase housing;
  private final DialCase.Mount mount;
  private final DialClockMarks marks;
  private final DialClockHands hands;

  /**
   * @param time minutes after twelve
   * @param plain true for a face without anything that makes it hard to read
   */
  DialClockFace(DialRandom random, double time, boolean plain) {
    this.random = random;
    this.time = time;
    this.plain = plain;
    this.palette = DialPalette.random(random.split());
    this.outline = plain ? DialOutline.ROUND : DialOutline.random(random, 0.82);
    this.plate = random.chance(0.75) ? random.between(0.86, 0.97) : random.between(0.68, 0.86);
    this.housing = new DialCase(random.split(), outline, plate, palette);
    this.mount =
        plain
            ? DialCase.Mount.NONE
            : List.of(DialCase.Mount.values()).get(random.weighted(14, 3, 0.3, 0.7));
    boolean follows = outline.power() <= 2 || random.chance(0.5);
    double inner = outline.inner();
    DialOutline track = follows ? outline : new DialOutline(inner, inner, 2);
    double ring = plate * random.between(0.86, 0.985);
    this.marks = new DialClockMarks(random.split(), track, ring, palette);
    this.hands = new DialClockHands(random.split(), palette, ring * inner, plain);
  }

  @Override
  public Dial.Kind kind() {
    return Dial.Kind.CLOCK;
  }

  @Override
  public Shape edge() {
    return outline.shape(1);
  }

  @Override
  public double reading() {
    return time;
  }

  @Override
  public void drawBehind(DialCanvas canvas) {
    housing.drawMount(canvas, mount);
  }

  @Override
  public void draw(DialCanvas canvas) {
    housing.draw(canvas);
    if (mount == DialCase.Mount.STRAP && plate < 0.86) {
      divingScale(canvas);
    }
    if (random.chance(plain ? 0 : 0.12)) {
      DialFaceExtras.raisedRing(canvas, random, plate * outline.inner(), palette);
    }
    if (random.chance(plain ? 0 : 0.06)) {
      DialFaceExtras.ornament(canvas, random, plate * outline.inner() * 0.8);
    }
    DialFaceExtras.logo(canvas, random, palette);
    if (random.chance(plain ? 0 : mount == DialCase.Mount.STRAP ? 0.45 : 0.07)) {
      DialFaceExtras.subDials(canvas, random, palette);
    }
    if (random.chance(0.12)) {
      DialFaceExtras.dateWindow(canvas, random, palette);
    }
    marks.draw(canvas);
    hands.draw(canvas, time);
    DialGlass.draw(canvas, outline.shape(plate), random);
  }

  private void divingScale(DialCanvas canvas) {
    double middle = (1 + plate) / 2;
    double height = (1 - plate) * 0.45;
    Color ink = DialPalette.contrast(random, palette.bezel(), 0.4, 0.2);
    DialFont font = DialFont.random(random);
    for (int i = 0; i < 12; i++) {
      double angle = i * Math.PI / 6;
      Point2D at = DialShapes.polar(angle, middle * outline.radius(angle));
      Shape mark =
          i % 2 == 0 && i > 0
              ? DialShapes.turned(font.text(String.valueOf(i * 5), height), angle)
              : DialShapes.turned(DialShapes.box(0, 0, height * 0.12, height * 0.5), angle);
      canvas.fill(DialShapes.moved(mark, at.getX(), at.getY()), ink);
    }
  }

  @Override
  public Map<String, Point2D> keypoints() {
    double minute = time % 60 / 60 * 2 * Math.PI;
    return DialFace.points(
        NAMES,
        new Point2D.Double(),
        DialShapes.polar(time / 720 * 2 * Math.PI, hands.hourLength()),
        DialShapes.polar(minute, hands.minuteLength()),
        DialShapes.polar(0, marks.radius(0)));
  }
}
