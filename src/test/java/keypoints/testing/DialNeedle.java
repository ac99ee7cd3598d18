package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;

/** The needle of a gauge: it points up until it is turned. */
final class DialNeedle {

  enum Tail {
    NONE,
    SHORT,
    BROAD,
    DISC,
    RING,
    FORK
  }

  private final int style;
  private final double length;
  private final double width;
  private final Tail tail;
  private final double tailLength;
  private final double hub;
  private final Color colour;
  private final Color hubColour;
  private final double shadow;
  private final boolean rimmed;

  DialNeedle(DialRandom random, DialPalette palette, double ring, boolean plain) {
    this.style = random.weighted(4, 2, 2, 1.5, 1.5);
    this.length = ring * (plain ? 0.93 : random.between(0.68, 1.04));
    this.width = plain ? 0.07 : random.logBetween(0.022, 0.13);
    this.tail = Tail.values()[random.weighted(2, 3, 3, 1.5, 1, 1)];
    this.tailLength = tail == Tail.NONE ? 0 : random.between(0.12, 0.42);
    this.hub = random.logBetween(0.035, 0.16);
    boolean red = random.chance(0.28);
    this.colour =
        red && Math.abs(DialPalette.lightness(palette.plate()) - 0.3) > 0.15
            ? DialPalette.red(random)
            : palette.hand();
    this.hubColour =
        random.pick(colour, Color.BLACK, random.colour(0.1, 0.3, 0.8), palette.bezel());
    this.shadow = random.chance(0.6) ? random.between(0.005, 0.035) : 0;
    this.rimmed = random.chance(0.4);
  }

  double length() {
    return length;
  }

  private Shape outline() {
    double w = width / 2;
    double l = -length;
    return switch (style) {
      case 0 -> DialShapes.polygon(-w * 0.12, l, w * 0.12, l, w, 0, -w, 0);
      case 1 -> DialShapes.polygon(-w * 0.4, l, w * 0.4, l, w * 0.45, 0, -w * 0.45, 0);
      case 2 ->
          DialShapes.polygon(0, l, w * 0.7, l * 0.86, w * 0.7, 0, -w * 0.7, 0, -w * 0.7, l * 0.86);
      case 3 ->
          DialShapes.polygon(
              0, l, w * 1.3, l * 0.8, w * 0.4, l * 0.8, w * 0.5, 0, -w * 0.5, 0, -w * 0.4, l * 0.8,
              -w * 1.3, l * 0.8);
      default ->
          DialShapes.polygon(
              -w * 0.1, l, w * 0.1, l, w * 0.2, l * 0.6, w, l * 0.45, w, 0, -w, 0, -w, l * 0.45,
              -w * 0.2, l * 0.6);
    };
  }

  private Shape counterweight() {
    double w = width / 2;
    double t = tailLength;
    return switch (tail) {
      case NONE -> new Area();
      case SHORT -> DialShapes.polygon(-w, 0, w, 0, w * 0.8, t * 0.7, -w * 0.8, t * 0.7);
      case BROAD ->
          DialShapes.polygon(
              -w * 0.8, 0, w * 0.8, 0, w * 1.2 + 0.05, t, 0, t * 1.05, -w * 1.2 - 0.05, t);
      case DISC -> {
        Area area = new Area(DialShapes.box(0, t / 2, w * 0.6, t / 2));
        area.add(new Area(DialShapes.disc(0, t, 0.03 + w)));
        yield area;
      }
      case RING -> {
        Area area = new Area(DialShapes.box(0, t / 2, w * 0.6, t / 2));
        area.add(new Area(DialShapes.disc(0, t, 0.05 + w)));
        area.subtract(new Area(DialShapes.disc(0, t, 0.02 + w * 0.7)));
        yield area;
      }
      case FORK ->
          DialShapes.polygon(
              -w * 0.7, 0, w * 0.7, 0, w + 0.05, t, w, t, 0, t * 0.7, -w, t, -w - 0.05, t);
    };
  }

  void draw(DialCanvas canvas, double angle) {
    Area whole = new Area(outline());
    whole.add(new Area(counterweight()));
    Shape turned = DialShapes.turned(whole, angle);
    if (shadow > 0) {
      canvas.shadow(turned, shadow, shadow * 1.4, 0.35);
    }
    canvas.fill(turned, colour);
    if (rimmed) {
      canvas.fill(DialShapes.disc(0, 0, hub * 1.2), DialPalette.mix(hubColour, Color.BLACK, 0.5));
    }
    canvas.fill(DialShapes.disc(0, 0, hub), hubColour);
    canvas.fill(DialShapes.disc(-hub * 0.25, -hub * 0.25, hub * 0.45), Color.WHITE, 0.22);
    if (rimmed) {
      canvas.fill(DialShapes.disc(0, 0, hub * 0.35), Color.DARK_GRAY);
    }
  }
}
