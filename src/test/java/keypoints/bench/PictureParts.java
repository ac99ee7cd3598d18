package keypoints.bench;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import keypoints.annotate.Annotator;
import keypoints.annotate.Style;
import keypoints.image.ImageLimits;
import keypoints.image.Photo;
import keypoints.image.Photos;
import keypoints.inference.DetectOptions;
import keypoints.inference.Inference;
import keypoints.inference.ModelId;
import keypoints.inference.ObjectClass;
import keypoints.onnx.OnnxDetector;

/** What is done to a photo of 12 megapixels, each part alone, beside libjpeg-turbo's programs. */
final class PictureParts implements AutoCloseable {
  private static final double MEGAPIXELS = PictureBenchmark.WIDTH * PictureBenchmark.HEIGHT / 1e6;
  private static final Target FOR_THE_NETWORK = Target.atMost(60);
  private static final Target ENCODING = Target.atMost(2.5);
  private static final ModelId DIALS = new ModelId("dials", "1");
  private static final int WARM_UPS = 3;
  private static final int PAIRS = 10;

  private final Photos photos = new Photos(ImageLimits.DEFAULT);
  private final OnnxDetector engine = new OnnxDetector(new OnnxDetector.Config(null, 1), photos);
  private final Path file = Photographs.file(PictureBenchmark.WIDTH, PictureBenchmark.HEIGHT);
  private final Photo photo = photos.read(Files.readAllBytes(file));
  private final Inference found = engine.detect(DIALS, photo, DetectOptions.DEFAULT);
  private final List<ObjectClass> classes = engine.model(DIALS).orElseThrow().classes();
  private final List<Row> rows = new ArrayList<>();

  private PictureParts() throws Exception {}

  static List<Row> measure() throws Exception {
    Map<String, Figures> parts = Jmh.run(PictureBenchmark.class);
    try (PictureParts section = new PictureParts()) {
      section.single(parts);
      section.letterbox();
      section.beside();
      return section.rows;
    }
  }

  private void single(Map<String, Figures> parts) {
    Row network = new Row("decode for the network", "ms", parts.get("decodeForTheNetwork"));
    rows.add(network.to(FOR_THE_NETWORK).noting("12 megapixels, one thread"));
    each("decode", parts.get("decode"), "whole, as pictures to be drawn on are");
    each("decode, the JDK's own", parts.get("decodeOfTheJdk"), "");
    each("check without decoding", parts.get("check"), "as each photo that comes in");
    each("upright", parts.get("upright"), "checked, decoded, turned and written again");
    each("encode", parts.get("encode"), "quality 90");
    each("small copy", parts.get("small"), "for lists, decoding with it");
  }

  private void each(String what, Figures millis, String note) {
    rows.add(new Row(what, "ms/MP", millis.by(1 / MEGAPIXELS)).noting(note));
  }

  /** All of the engine that is neither decoding nor the networks' own runs, on one thread. */
  private void letterbox() throws Exception {
    try (BareEngine bare = new BareEngine(1)) {
      Pairs pairs = decoded(() -> Pairs.of(WARM_UPS, PAIRS, this::detect, bare::networks));
      each("letterbox, output, choice", pairs.difference(), "the engine without the networks");
      Figures drawing = decoded(() -> Pairs.alone(WARM_UPS, PAIRS, this::paint));
      each("draw", drawing, "one clock");
    }
  }

  private void detect() {
    if (engine.detect(DIALS, photo, DetectOptions.DEFAULT).predictions().size() != 1) {
      throw new IllegalStateException("not one clock");
    }
  }

  private BufferedImage paint() {
    return new Annotator(photos).paint(photo, found, classes, Style.FULL);
  }

  private void beside() throws Exception {
    if (Turbo.version().isEmpty()) {
      String reason = "Debian's libjpeg-turbo-progs has djpeg and cjpeg";
      rows.add(Row.notHere("djpeg, cjpeg", "ms", reason));
      return;
    }
    Path nowhere = Path.of("/dev/null");
    Path whole = Files.createTempFile("whole", ".ppm");
    Turbo.decode(file, whole);
    decoding(nowhere);
    Pairs drawing =
        decoded(
            () ->
                Pairs.of(
                    WARM_UPS,
                    PAIRS,
                    () -> Annotator.jpeg(paint()),
                    () -> Turbo.encode(whole, nowhere, "-quality", "90")));
    rows.add(new Row("draw and encode over cjpeg", "times", drawing.ratio()).to(ENCODING));
    rows.add(new Row("draw and encode", "ms", Figures.of(drawing.first())));
    rows.add(new Row("cjpeg -quality 90", "ms", Figures.of(drawing.second())));
    Files.delete(whole);
  }

  private void decoding(Path nowhere) throws Exception {
    Pairs whole =
        Pairs.of(WARM_UPS, PAIRS, () -> photos.pixels(photo), () -> Turbo.decode(file, nowhere));
    rows.add(new Row("decode over djpeg", "times", whole.ratio()));
    rows.add(new Row("djpeg", "ms", Figures.of(whole.second())));
    for (String scale : List.of("1/2", "1/4", "1/8")) {
      Figures scaled = Pairs.alone(1, PAIRS, () -> Turbo.decode(file, nowhere, "-scale", scale));
      rows.add(new Row("djpeg -scale " + scale, "ms", scaled));
    }
  }

  /** With the photo's pixels at hand, so that asking for them costs nothing. */
  private <T> T decoded(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    photos.decodedOnce(
        photo,
        () -> {
          task.run();
          return task;
        });
    return task.get();
  }

  @Override
  public void close() {
    engine.close();
    photos.close();
  }
}
