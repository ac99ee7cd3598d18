package keypoints.testing;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Draws scenes with clocks and gauges whose keypoints are known exactly. The same seed and size
 * give the same scene every time; only the look of letters depends on the machine's fonts.
 */
public final class DialScenes {
  private DialScenes() {}

  /** A scene as a phone might take it: none, one or several dials, and things that are none. */
  public static DialScene scene(long seed, int width, int height) {
    DialRandom random = new DialRandom(seed);
    Studio studio = new Studio(seed, width, height, random.split());
    int dials = random.weighted(12, 64, 12, 6, 4, 2);
    int decoys = dials == 0 ? random.within(0, 4) : random.weighted(8, 2, 0.7);
    List<DialPlacement> places =
        DialPlacement.random(random.split(), dials + decoys, width, height);
    for (int i = 0; i < places.size(); i++) {
      DialPerspective seen = seen(random, places.get(i));
      if (i < dials) {
        studio.add(face(random.split(), false), seen);
      } else {
        studio.addDecoy(seen, random.split());
      }
    }
    if (random.chance(0.1)) {
      studio.cover(random.split());
    }
    return studio.develop(random.split(), badness(random));
  }

  /** One clock, plain to see and nearly upright, at a time. */
  public static DialScene clock(long seed, int hour, int minute, int width, int height) {
    DialRandom random = new DialRandom(seed);
    return plain(seed, new DialClockFace(random, hour % 12 * 60 + minute, true), width, height);
  }

  /** One gauge, plain to see and nearly upright; fraction is of full scale, 0 to 1. */
  public static DialScene gauge(long seed, double fraction, int width, int height) {
    DialRandom random = new DialRandom(seed);
    return plain(seed, new DialGaugeFace(random, fraction, true), width, height);
  }

  /** A scene without dials, mostly with round things that could be taken for one. */
  public static DialScene nothing(long seed, int width, int height) {
    DialRandom random = new DialRandom(seed);
    Studio studio = new Studio(seed, width, height, random.split());
    int decoys = random.within(0, 4);
    return decoys(studio, random, DialPlacement.random(random.split(), decoys, width, height));
  }

  /** One round thing that is no dial, in the middle of the picture. */
  static DialScene decoy(long seed, int width, int height) {
    DialRandom random = new DialRandom(seed);
    Studio studio = new Studio(seed, width, height, random.split());
    double radius = Math.min(width, height) * random.between(0.27, 0.35);
    return decoys(studio, random, List.of(new DialPlacement(width / 2.0, height / 2.0, radius)));
  }

  private static DialScene decoys(Studio studio, DialRandom random, List<DialPlacement> places) {
    for (DialPlacement place : places) {
      studio.addDecoy(seen(random, place), random.split());
    }
    return studio.develop(random.split(), badness(random));
  }

  /** Most photos of a phone are clear, some are not: 0.1 to 1. */
  private static double badness(DialRandom random) {
    double chance = random.between(0, 1);
    return 0.1 + 0.9 * chance * chance;
  }

  private static DialScene plain(long seed, DialFace face, int width, int height) {
    DialRandom random = new DialRandom(seed ^ 0x5DEECE66DL);
    Studio studio = new Studio(seed, width, height, random.split());
    double radius = Math.min(width, height) * random.between(0.3, 0.42);
    double x = width * random.between(0.45, 0.55);
    double y = height * random.between(0.47, 0.53);
    DialPerspective.View view =
        new DialPerspective.View(
            random.gauss(0.03), random.between(0, 0.2), random.between(0, 6.28), 6);
    studio.add(face, DialPerspective.of(x, y, radius, view));
    return studio.develop(random.split(), 0.2);
  }

  private static DialFace face(DialRandom random, boolean plain) {
    if (random.chance(0.54)) {
      return new DialClockFace(random, time(random), plain);
    }
    double fraction =
        switch (random.weighted(8, 1, 0.4)) {
          case 0 -> random.between(0, 1);
          case 1 -> 0;
          default -> random.between(-0.03, 1.03);
        };
    return new DialGaugeFace(random, fraction, plain);
  }

  private static double time(DialRandom random) {
    return switch (random.weighted(10, 1, 1.2)) {
      case 0 -> random.below(720) + random.between(0, 1);
      case 1 -> 606 + random.between(0, 6);
      default -> (random.below(11) * 720 / 11.0 + random.between(-3, 3) + 720) % 720;
    };
  }

  private static DialPerspective seen(DialRandom random, DialPlacement place) {
    double roll =
        switch (random.weighted(6, 2.2, 2.2)) {
          case 0 -> random.gauss(0.08);
          case 1 -> random.between(-0.6, 0.6);
          default -> random.between(-Math.PI, Math.PI);
        };
    double tilt = random.chance(0.45) ? random.between(0, 0.2) : Math.abs(random.gauss(0.42));
    DialPerspective.View view =
        new DialPerspective.View(
            roll, Math.min(0.88, tilt), random.between(0, 6.28), random.between(2.8, 9));
    return DialPerspective.of(place.x(), place.y(), place.radius(), view);
  }

  /** The picture under way. */
  private static final class Studio {
    private final long seed;
    private final BufferedImage picture;
    private final Graphics2D graphics;
    private final Rectangle2D frame;
    private final List<DialFace> faces = new ArrayList<>();
    private final List<DialPerspective> views = new ArrayList<>();
    private final List<Shape> covers = new ArrayList<>();
    private final DialRandom light;

    Studio(long seed, int width, int height, DialRandom random) {
      this.seed = seed;
      this.picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      this.graphics = DialCanvas.graphics(picture);
      this.frame = new Rectangle2D.Double(0, 0, width, height);
      this.light = random.split();
      new DialBackdrop(picture, graphics, random.split()).draw();
    }

    void add(DialFace face, DialPerspective seen) {
      DialCanvas canvas = new DialCanvas(graphics, seen);
      face.drawBehind(canvas);
      castShadow(canvas, face.edge());
      face.draw(canvas);
      faces.add(face);
      views.add(seen);
    }

    void addDecoy(DialPerspective seen, DialRandom random) {
      DialCanvas canvas = new DialCanvas(graphics, seen);
      castShadow(canvas, DialShapes.disc(0, 0, 1));
      new DialDecoys(canvas, random).draw();
    }

    private void castShadow(DialCanvas canvas, Shape edge) {
      if (light.chance(0.7)) {
        Point2D away = DialShapes.polar(light.between(1.6, 4.7), light.between(0.03, 0.3));
        canvas.shadow(edge, away.getX(), away.getY(), light.between(0.2, 0.7));
      }
    }

    /** Something in front: a cable, a bar, a finger. */
    void cover(DialRandom random) {
      double w = frame.getWidth();
      double h = frame.getHeight();
      Path2D shape = new Path2D.Double();
      double thick = Math.max(w, h) * random.logBetween(0.012, 0.09);
      Point2D a = new Point2D.Double(random.between(0, w), random.chance(0.5) ? -9 : h + 9);
      Point2D b = new Point2D.Double(random.between(0, w), random.between(0.2, 0.8) * h);
      double angle = Math.atan2(b.getY() - a.getY(), b.getX() - a.getX());
      double nx = -Math.sin(angle) * thick;
      double ny = Math.cos(angle) * thick;
      shape.append(
          DialShapes.polygon(
              a.getX() - nx,
              a.getY() - ny,
              a.getX() + nx,
              a.getY() + ny,
              b.getX() + nx,
              b.getY() + ny,
              b.getX() - nx,
              b.getY() - ny),
          false);
      graphics.setPaint(random.colour(0.7, 0.05, 0.9));
      graphics.fill(shape);
      Shape end = new Ellipse2D.Double(b.getX() - thick, b.getY() - thick, 2 * thick, 2 * thick);
      graphics.fill(end);
      covers.add(shape);
      covers.add(end);
    }

    DialScene develop(DialRandom random, double strength) {
      graphics.dispose();
      List<Dial> dials = new ArrayList<>();
      for (int i = 0; i < faces.size(); i++) {
        dials.add(label(faces.get(i), views.get(i)));
      }
      double smallest =
          dials.stream().mapToDouble(d -> Math.max(d.width(), d.height())).min().orElse(1e9);
      BufferedImage developed =
          new DialPhotoEffects(picture, random, 0.015 * smallest).apply(strength);
      return new DialScene(seed, developed, dials);
    }

    private Dial label(DialFace face, DialPerspective seen) {
      List<Dial.Point> points = new ArrayList<>();
      for (Map.Entry<String, Point2D> point : face.keypoints().entrySet()) {
        Point2D at = seen.map(point.getValue().getX(), point.getValue().getY());
        boolean hidden = covers.stream().anyMatch(c -> c.contains(at));
        points.add(
            new Dial.Point(point.getKey(), at.getX(), at.getY(), frame.contains(at) && !hidden));
      }
      Rectangle2D box = seen.map(face.edge()).getBounds2D().createIntersection(frame);
      Dial.Box visible =
          new Dial.Box(box.getCenterX(), box.getCenterY(), box.getWidth(), box.getHeight());
      return new Dial(face.kind(), visible, points, face.reading());
    }
  }
}
