package keypoints.testing;

import java.awt.Color;
import java.awt.Shape;

/** The hands of one clock: two that tell the time, often a thin one that does not. */
final class DialClockHands {
  private final DialHand hour;
  private final DialHand minute;
  private final DialHand second;
  private final double secondAngle;
  private final double secondDisc;
  private final double discAt;
  private final Color filling;
  private final Color hubColour;
  private final double hub;
  private final double shadow;
  private final boolean hourOnTop;

  /** Hands of random shape whose lengths suit a ring of marks of the given radius. */
  DialClockHands(DialRandom random, DialPalette palette, double ring, boolean plain) {
    DialHand.Style style = DialHand.style(random);
    double reach = plain ? 0.84 : random.between(0.66, 1.0);
    double longer = ring * reach;
    double ratio =
        plain ? 0.63 : random.chance(0.1) ? random.between(0.8, 0.95) : random.between(0.5, 0.78);
    double width = plain ? 0.07 : random.logBetween(0.032, 0.13);
    double tail = random.chance(0.4) ? random.between(0.02, 0.06) : random.between(0.06, 0.28);
    double thin = random.between(0.5, 1.0);
    double minuteWidth = Math.max(0.024, width * thin);
    this.minute = new DialHand(style, longer, minuteWidth, tail, palette.hand());
    double hourWidth = ratio > 0.8 ? Math.max(width, width * thin * 1.5) : width;
    this.hour =
        new DialHand(
            random.chance(0.92) ? style : DialHand.style(random),
            longer * ratio,
            hourWidth,
            tail * random.between(0.6, 1.1),
            random.chance(0.94) ? palette.hand() : palette.ink());
    boolean seconds = random.chance(plain ? 0.5 : 0.62);
    Color thinColour = random.chance(0.7) ? palette.accent() : palette.hand();
    double most = minuteWidth * (thinColour.equals(palette.hand()) ? 0.38 : 0.55);
    this.second = seconds ? secondHand(random, ring, thinColour, plain ? 0.014 : most) : null;
    this.secondAngle = random.below(60) * Math.PI / 30;
    int disc = random.weighted(5, 3, 1.5);
    this.secondDisc = disc == 0 ? 0 : random.between(0.02, disc == 1 ? 0.05 : 0.09);
    this.discAt = !seconds ? 0 : disc == 1 ? second.tail() : -second.length() * 0.88;
    boolean filled = random.chance(0.22) && style != DialHand.Style.SKELETON;
    this.filling = filled ? lume(random, palette) : null;
    this.hub = random.between(0.02, 0.075);
    this.hubColour = random.pick(palette.hand(), palette.accent(), palette.bezel());
    this.shadow = random.chance(0.6) ? random.between(0.005, 0.03) : 0;
    this.hourOnTop = random.chance(0.1);
  }

  private static DialHand secondHand(DialRandom random, double ring, Color colour, double most) {
    double tail = random.between(0.05, 0.38);
    double width = Math.min(most, random.logBetween(0.008, 0.03));
    DialHand.Style style =
        random.pick(DialHand.Style.STICK, DialHand.Style.TAPER, DialHand.Style.BAR);
    return new DialHand(style, ring * random.between(0.6, 1.02), width, tail, colour);
  }

  private static Color lume(DialRandom random, DialPalette palette) {
    return random.pick(
        Color.WHITE, new Color(214, 240, 190), palette.plate(), new Color(240, 225, 180));
  }

  double hourLength() {
    return hour.length();
  }

  double minuteLength() {
    return minute.length();
  }

  /** Draws them for a time in minutes after twelve. */
  void draw(DialCanvas canvas, double time) {
    double hourAngle = time / 720 * 2 * Math.PI;
    double minuteAngle = time % 60 / 60 * 2 * Math.PI;
    if (hourOnTop) {
      minute.draw(canvas, minuteAngle, shadow, filling);
      hour.draw(canvas, hourAngle, shadow, filling);
    } else {
      hour.draw(canvas, hourAngle, shadow, filling);
      minute.draw(canvas, minuteAngle, shadow, filling);
    }
    if (second != null) {
      drawSecond(canvas);
    }
    Shape cap = DialShapes.disc(0, 0, hub);
    canvas.fill(cap, hubColour);
    canvas.fill(DialShapes.disc(-hub * 0.2, -hub * 0.2, hub * 0.5), Color.WHITE, 0.25);
  }

  private void drawSecond(DialCanvas canvas) {
    second.draw(canvas, secondAngle, shadow, null);
    if (secondDisc > 0) {
      Shape disc = DialShapes.turned(DialHand.weight(discAt, secondDisc), secondAngle);
      canvas.fill(disc, second.colour());
    }
  }
}
